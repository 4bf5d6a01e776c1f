import fc from 'fast-check';
import { complete } from '../../../src/cli/completion/complete';
import type { CompletableFlag } from '../../../src/cli/completion/offer';
import { offerValue } from '../../../src/cli/completion/values';
import { FLAGS, type Flag } from '../../../src/cli/flags';
import { USABLE_REGIONS } from '../../../src/configuration/region-catalogue';

const flag = (names: string[], takesValue = false, isList = false): CompletableFlag => ({
  names,
  description: `what ${names.at(-1)} is`,
  takesValue,
  isList,
});
const FLAGS_OF_PROGRAM = [
  ...Object.values(FLAGS).map(({ flag: name, isList }: Flag) => flag([name], true, isList)),
  flag(['-y', '--yes']),
  flag(['--config'], true),
  flag(['--service-dir'], true),
  flag(['--json']),
];

const COMMANDS = [
  { name: 'completion', description: '', flags: [] },
  { name: 'verify', description: '', flags: [flag(['--details'])] },
  { name: 'drain', description: '', flags: [flag(['--yes'])], operands: [{ name: 'blue', description: 'eastus2' }] },
  { name: 'deploy', description: '', flags: [flag(['--fault'], true, true)] },
];

const at = (...words: string[]) => complete(words, FLAGS_OF_PROGRAM, COMMANDS);
const values = (...words: string[]) => at(...words).candidates.map(({ value }) => value);

describe('behind a command', () => {
  it('its own flags are offered, and no directories', () => {
    expect(at('verify', '--')).toMatchObject({ candidates: [{ value: '--details' }], paths: 'none' });
    expect(at('verify', '')).toMatchObject({ candidates: [], paths: 'none' });
  });
});

describe('behind a command that is about a region', () => {
  it('the regions of the repository are offered, one of them', () => {
    expect(values('drain', '')).toEqual(['blue']);
    expect(values('drain', 'g')).toEqual([]);
    expect(values('drain', 'blue', '')).toEqual([]);
  });
});

describe('a fault of a rehearsal', () => {
  it('is offered by name, with a colon where more is needed', () => {
    expect(at('deploy', '--fault', 'quo')).toMatchObject({ candidates: [{ value: 'quota:' }], goesOn: true });
    expect(at('deploy', '--fault', 'hung')).toMatchObject({
      candidates: [{ value: 'hung-connection' }],
      goesOn: false,
    });
    expect(at('deploy', '--fault', 'throttled', '--fault', 'cra').candidates).toMatchObject([{ value: 'crash-loop:' }]);
  });

  it('is offered with its phase', () => {
    const { head, candidates } = at('deploy', '--fault=hung-connection@r');
    expect([head, candidates.map(({ value }) => value)]).toEqual([
      '--fault=hung-connection@',
      ['rollout', 'routes', 'removal'],
    ]);
  });
});

describe('where a word begins', () => {
  it('directories are offered, and the commands', () => {
    const commands = [{ value: 'completion' }, { value: 'verify' }, { value: 'drain' }, { value: 'deploy' }];
    expect(at('')).toMatchObject({ paths: 'directories', candidates: commands });
    expect(at('ord')).toMatchObject({ paths: 'directories', candidates: [] });
  });

  it('nothing is offered beside a directory', () => {
    expect(at('orders', '')).toMatchObject({ paths: 'none', candidates: [] });
    expect(at('--yes', 'orders', '')).toMatchObject({ paths: 'none', candidates: [] });
  });

  it('the command is offered only before everything else', () => {
    expect(values('--yes', 'comp')).toEqual([]);
    expect(values('--', 'comp')).toEqual([]);
  });

  it('behind the command stand the shells, and nothing more', () => {
    expect(values('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(values('completion', 'z')).toEqual(['zsh']);
    expect(at('completion', 'zsh', '')).toMatchObject({ paths: 'none', candidates: [] });
  });
});

describe('a flag', () => {
  it('is offered with its description', () => {
    expect(at('--js').candidates).toEqual([{ value: '--json', description: 'what --json is' }]);
    expect(at('-').candidates).toHaveLength(FLAGS_OF_PROGRAM.length);
  });

  it('is not offered again but where it is a list', () => {
    expect(values('--yes', '--name', 'orders', '-')).not.toContain('--yes');
    expect(values('--name', 'orders', '-')).not.toContain('--name');
    expect(values('-y', '--y')).toEqual([]);
    expect(values('--regions', 'eastus2', '--reg')).toContain('--regions');
  });

  it('is none behind --', () => {
    expect(at('--', '--js')).toMatchObject({ paths: 'directories', candidates: [] });
  });

  it('is none where it is the value of another', () => {
    expect(at('--name', '--js')).toMatchObject({ paths: 'none', candidates: [] });
  });
});

describe('a value', () => {
  it('of a free text is left to the user', () => {
    expect(at('--name', '')).toMatchObject({ paths: 'none', candidates: [] });
    expect(at('--name=')).toMatchObject({ paths: 'none', candidates: [] });
  });

  it('of the routing is one of three', () => {
    expect(at('--routing', '').candidates).toEqual([
      { value: 'weighted', description: 'evenly' },
      { value: 'priority', description: 'in order' },
      { value: 'latency', description: 'nearest' },
    ]);
    expect(at('--routing=P')).toMatchObject({ head: '--routing=', candidates: [{ value: 'priority' }] });
  });

  it('of --only is one of two parts', () => {
    expect(offerValue('--only', '', []).candidates.map(({ value }) => value)).toEqual(['infrastructure', 'workload']);
    expect(offerValue('--only', 'w', []).candidates).toMatchObject([{ value: 'workload' }]);
  });

  it('of the file is a file', () => {
    expect(at('--config', 'var')).toMatchObject({ paths: 'files', candidates: [], head: '' });
    expect(at('--service-dir', 'ap')).toMatchObject({ paths: 'directories', candidates: [] });
    expect(at('--config=var')).toMatchObject({ paths: 'files', head: '--config=' });
  });

  it('of the node size is one for each pool', () => {
    expect(values('--node-size', '')).toEqual([
      'Standard_D4plds_v5',
      'user=Standard_D4plds_v5',
      'system=Standard_D4pds_v5',
    ]);
    expect(at('--node-size', 'user=x,system=Stan')).toMatchObject({
      head: 'user=x,system=',
      candidates: [{ value: 'Standard_D4pds_v5' }],
    });
  });
});

describe('the regions', () => {
  it('are the locations that can be used, with their names and pairs', () => {
    expect(values('--regions', '')).toEqual(USABLE_REGIONS.map(({ name }) => name));
    expect(at('--regions', 'eastus2').candidates).toEqual([
      { value: 'eastus2', description: 'East US 2, pair Central US' },
    ]);
  });

  it('go on behind a comma, and behind a name of the user’s own', () => {
    expect(at('--regions', 'eastus2,swed')).toMatchObject({
      head: 'eastus2,',
      candidates: [{ value: 'swedencentral' }],
      goesOn: true,
    });
    expect(at('--regions=blue=eastus2,green=centralus,red=swed')).toMatchObject({
      head: '--regions=blue=eastus2,green=centralus,red=',
      candidates: [{ value: 'swedencentral' }],
    });
  });

  it.each([
    [['eastus2,eas']],
    [['blue=eastus2,eas']],
    [['eastus2', '--regions', 'eas']],
    [['staging/eastus2,staging/eas']],
  ])('are not offered twice: %j', (words) => {
    expect(values('--regions', ...words)).toEqual(['eastasia', 'eastus']);
  });

  it('are offered again for another environment', () => {
    expect(at('--regions', 'staging/eastus2,prod/eastus2')).toMatchObject({
      head: 'staging/eastus2,prod/',
      candidates: [{ value: 'eastus2' }],
    });
  });
});

it('every candidate goes on with what is typed, whatever that is', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('--regions', '--config', '--node-size', '--', 'completion', '-y', '--regions=', 'eastus2,e'),
    fc.stringMatching(/^[a-z/=,-]*$/),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const { head, candidates } = at(...words);
      const typed = words.at(-1) ?? '';
      expect(typed.startsWith(head)).toBe(true);
      for (const { value } of candidates) {
        expect(`${head}${value}`.toLowerCase().startsWith(typed.toLowerCase())).toBe(true);
      }
    }),
  );
});

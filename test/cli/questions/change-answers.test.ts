import fc from 'fast-check';
import {
  allQuestions,
  askedQuestions,
  begin,
  currentQuestion,
  type Interview,
  type Move,
  move,
  outcome,
  refusal,
} from '../../../src/cli/questions/interview/interview';
import { outcomeOf } from '../../../src/cli/questions/interview/outcome';
import type { Start } from '../../../src/cli/questions/interview/start';
import { refuseStart } from '../../../src/cli/questions/interview/verdict';
import { parseVariables } from '../../../src/configuration';
import { defaultSpace } from '../../../src/configuration/address-space';
import { changesBetween } from '../../../src/configuration/changes/changes-between';
import { suggestVariables } from '../../../src/configuration/suggestions';
import type { Variables } from '../../../src/configuration/variables-schema';
import { start } from './start';

/** Two environments that differ in all that they can differ in, with names of their own. */
const FILE: Variables = (() => {
  const { environments, ...rest } = suggestVariables({
    environments: ['staging', 'prod'],
    own: {
      staging: { regions: [{ name: 'home', location: 'westus3' }], routing: 'latency', alertEmails: ['s@contoso.com'] },
      prod: {
        regions: [{ location: 'eastus2' }, { location: 'centralus' }],
        routing: 'weighted',
        alertEmails: ['p@contoso.com'],
        nodeSize: { user: 'Standard_D8plds_v5' },
      },
    },
    resourceGroups: { prod: 'rg-live' },
    clusters: { prod: { blue: 'aks-live' } },
  });
  const { staging, prod } = environments;
  return { ...rest, environments: { staging, prod: { ...prod, addressSpace: '10.200.0.0/14' } } } as Variables;
})();

const existing = (props: Partial<Start> = {}) => begin(start({ existing: FILE, directory: '.', ...props }));
const answer = (text: string): Move => ({ do: 'answer', text });
const edit = (interview: Interview, id: string, text: string) =>
  [{ do: 'edit', id } as const, answer(text)].reduce<Interview>(move, interview);
const made = (interview: Interview) => outcome(interview).variables;
const regionsOf = (interview: Interview, environment: string) =>
  made(interview).environments[environment]?.regions.map(({ name, location }) => `${name}=${location}`);

describe('an interview over a file', () => {
  it('begins at the review, and makes the file as it stands', () => {
    const interview = existing();
    expect(interview.stage).toEqual({ at: 'review' });
    expect(JSON.stringify(outcome(interview))).toBe(JSON.stringify({ variables: FILE, directory: '.' }));
    expect(move(interview, { do: 'back' })).toBe(interview);
  });

  it('keeps the folder of a service of the user, unless a flag names another', () => {
    const file = { ...FILE, serviceDirectory: 'app' };
    expect(made(existing({ existing: file })).serviceDirectory).toBe('app');
    expect(made(existing({ existing: file, given: { serviceDir: './apps/api' } })).serviceDirectory).toBe('apps/api');
    expect(made(existing())).not.toHaveProperty('serviceDirectory');
  });

  it('has a question for each environment, and none for the directory', () => {
    const titles = allQuestions(existing()).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Routing, staging', 'Routing, prod', 'Alert e-mail, prod']));
    expect(titles).toEqual(expect.arrayContaining(['System node size, staging', 'Workload node size, prod']));
    expect(titles).not.toContain('Directory');
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('changes one answer of one environment, and nothing else', () => {
    const { staging, prod } = FILE.environments;
    expect(made(edit(existing(), 'routing:prod', 'Priority'))).toEqual({
      ...FILE,
      environments: { staging, prod: { ...prod, routing: 'priority' } },
    });
    expect(made(edit(existing(), 'userSize:staging', 'standard_d8plds_v5')).environments).toMatchObject({
      staging: { nodeSize: { user: 'Standard_D8plds_v5' } },
      prod,
    });
  });

  it('renames the workload, and nothing that is deployed under another name', () => {
    const renamed = edit(existing(), 'workload', 'store');
    expect(made(renamed)).toEqual({ ...FILE, workload: 'store' });
    const added = made(edit(renamed, 'regions:staging', 'home=westus3,eastus2')).environments.staging;
    expect(added?.regions.map(({ aksClusterName }) => aksClusterName)).toEqual([
      'aks-orders-staging-home',
      'aks-store-staging-blue',
    ]);
  });

  it('adds an environment as the first one is, with names of its own', () => {
    const { dev, ...others } = made(edit(existing(), 'environments', 'staging,prod,dev')).environments;
    expect(others).toEqual(FILE.environments);
    expect(dev).toMatchObject({
      resourceGroup: 'rg-orders-dev',
      routing: 'latency',
      alertEmails: ['s@contoso.com'],
      regions: [{ name: 'home', location: 'westus3', aksClusterName: 'aks-orders-dev-home' }],
    });
    expect(dev).not.toHaveProperty('addressSpace');
  });

  it('keeps all of an environment that gets another name, and what was answered for it', () => {
    const edited = edit(existing(), 'routing:prod', 'priority');
    const { live } = made(edit(edited, 'environments', 'staging,live')).environments;
    expect(live).toEqual({ ...FILE.environments.prod, routing: 'priority' });
    const renamed = made(edit(edited, 'environments', 'staging,live'));
    const consequences = changesBetween(parseVariables(FILE, 'before'), parseVariables(renamed, 'after'));
    expect(consequences.map(({ kind }) => kind)).toContain('environment-renamed');
  });

  it('gives an environment its old name back as it was', () => {
    const renamed = edit(existing(), 'environments', 'staging,live');
    expect(made(edit(renamed, 'environments', 'staging,prod'))).toEqual(FILE);
  });

  it('says the addresses of a renamed environment, which followed from its name', () => {
    const { test, staging } = made(edit(existing(), 'environments', 'test,prod')).environments;
    expect([test?.addressSpace, staging]).toEqual([defaultSpace('staging'), undefined]);
  });

  it('removes an environment, and brings it back as it is deployed', () => {
    const removed = edit(existing(), 'environments', 'staging');
    expect(Object.keys(made(removed).environments)).toEqual(['staging']);
    expect(made(edit(removed, 'environments', 'staging,prod'))).toEqual(FILE);
  });

  it('holds nothing of an answer that is taken back', () => {
    const twice = edit(edit(existing(), 'routing:prod', 'priority'), 'routing:prod', 'weighted');
    expect(twice.typed).toEqual({});
  });
});

describe('regions that are deployed', () => {
  it('keep their names and clusters when another goes or comes before them', () => {
    const first = edit(existing(), 'regions:prod', 'green=centralus');
    expect(made(first).environments.prod?.regions).toEqual([FILE.environments.prod?.regions[1]]);
    const swapped = edit(existing(), 'regions:prod', 'centralus,eastus2');
    expect(regionsOf(swapped, 'prod')).toEqual(['green=centralus', 'blue=eastus2']);
    expect(made(swapped).environments.prod?.regions[1]?.aksClusterName).toBe('aks-live');
  });

  it('leave the home where it is when the first of them goes', () => {
    const { prod } = made(edit(existing(), 'regions:prod', 'centralus')).environments;
    expect(prod?.home).toBe('eastus2');
  });

  it('do not give their name to one that takes their place', () => {
    expect(regionsOf(edit(existing(), 'regions:prod', 'uksouth,centralus'), 'prod')).toEqual([
      'amber=uksouth',
      'green=centralus',
    ]);
  });

  it('keep the cluster under another name', () => {
    const renamed = made(edit(existing(), 'regions:prod', 'east=eastus2,green=centralus')).environments.prod;
    expect(renamed?.regions[0]).toEqual({ ...FILE.environments.prod?.regions[0], name: 'east' });
  });

  it('leave a cluster of their name to nobody else', () => {
    const regions = made(edit(existing(), 'regions:prod', 'east=eastus2,we=centralus,green=uksouth')).environments.prod
      ?.regions;
    expect(regions?.map(({ aksClusterName }) => aksClusterName)).toEqual([
      'aks-live',
      'aks-orders-prod-green',
      'aks-orders-prod-green2',
    ]);
  });
});

it('keeps what no question asks for, word for word', () => {
  const { prod } = FILE.environments;
  const kept = { originHost: 'a.example.com', kubernetesVersion: '1.36', drained: true };
  const region = { ...prod?.regions[0], ...kept };
  const odd = {
    ...FILE,
    note: 1,
    environments: {
      prod: { home: 'uksouth', ...prod, nodeCount: { user: { min: 2 } }, regions: [region, prod?.regions[1]] },
    },
  } as unknown as Variables;
  expect(JSON.stringify(outcomeOf(start({ existing: odd }), {}).variables)).toBe(JSON.stringify(odd));
  const changed = outcomeOf(start({ existing: odd }), { 'regions:prod': 'uksouth,eastus2', 'routing:prod': 'latency' });
  expect(changed.variables).toMatchObject({
    note: 1,
    environments: {
      prod: { home: 'uksouth', nodeCount: { user: { min: 2 } }, addressSpace: '10.200.0.0/14', routing: 'latency' },
    },
  });
  expect(changed.variables.environments.prod?.regions[1]).toEqual(region);
});

describe('flags over a file', () => {
  it('count as typed: in every environment, or in the one that they name', () => {
    const given = { routing: 'priority', regions: ['prod/uksouth'], resourceGroup: 'staging=rg-s' };
    const interview = existing({ given });
    expect(made(interview).environments).toMatchObject({
      staging: { routing: 'priority', resourceGroup: 'rg-s', regions: FILE.environments.staging?.regions },
      prod: { routing: 'priority', resourceGroup: 'rg-live', regions: [{ name: 'amber', location: 'uksouth' }] },
    });
    expect(askedQuestions(interview).map(({ flag }) => flag)).not.toContain('routing');
  });

  it('that do not fit it are refused before anything is asked', () => {
    const refuse = (given: Start['given']) => () => refuseStart(start({ existing: FILE, given }));
    expect(refuse({ registry: 'prd=acrorders1' })).toThrow(expect.objectContaining({ code: 'E108' }));
    expect(refuse({ regions: ['atlantis'] })).toThrow(expect.objectContaining({ code: 'E101' }));
    expect(refuse({ regions: ['prod/uksouth'], environments: ['prod,staging'] })).not.toThrow();
  });
});

it('whatever is changed, the parser accepts it, and what was not changed is as it was', () => {
  const anyText = fc.oneof(
    fc.constantFrom('', 'shop', 'prod', 'prod,staging,dev', 'dev', 'eastus2', 'home=uksouth,centralus', 'latency'),
    fc.constantFrom('rg-a', 'acrshop1', 'a@contoso.com', 'home=aks-a', 'blue=aks-b', 'Standard_D4pds_v5'),
    fc.string(),
  );
  const ids = fc.constantFrom(...allQuestions(existing()).map(({ id }) => id), 'regions:dev', 'clusters:dev');
  fc.assert(
    fc.property(fc.array(fc.tuple(ids, anyText), { maxLength: 12 }), (edits) => {
      const interview = edits.reduce((now, [id, text]) => {
        const after = edit(now, id, text);
        return currentQuestion(after) ? move(after, { do: 'back' }) : after;
      }, existing());
      expect(() => parseVariables(made(interview), 'answers')).not.toThrow();
      const touched = Object.keys(interview.typed).map((id) => id.split(':')[1]);
      const untouched = Object.entries(made(interview).environments).filter(([name]) => !touched.includes(name));
      for (const [name, environment] of untouched.filter(([name]) => name in FILE.environments)) {
        expect(JSON.stringify(environment)).toBe(JSON.stringify(FILE.environments[name]));
      }
    }),
    { numRuns: 60 },
  );
});

it('refuses what would be wrong beside the rest of the file', () => {
  const editing = move(existing(), { do: 'edit', id: 'resourceGroup:staging' });
  const question = currentQuestion(editing);
  expect(question && refusal(editing, question, 'RG-live')).toMatchObject({
    cause: expect.stringContaining('already'),
  });
});

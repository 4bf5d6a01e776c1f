import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { fillAnswers } from '../../src/cli/answers-from-options';
import { commandLine, fileCommandLine, programName } from '../../src/cli/command-line';
import type { CreateOptions } from '../../src/cli/options';
import { type Answers, parseVariables, suggestVariables } from '../../src/configuration';
import { mendName } from '../../src/configuration/naming-rule';
import * as rules from '../../src/configuration/naming-rules';
import { USABLE_REGIONS } from '../../src/configuration/region-catalogue';
import { parse } from './parsed';

const OPTIONS: CreateOptions = { git: true, install: true };

const words = fc.stringMatching(/^[a-z][a-z0-9 -]{0,45}$/);
const unique = <T>(values: fc.Arbitrary<T>, maxLength: number) => fc.uniqueArray(values, { minLength: 1, maxLength });
const answers: fc.Arbitrary<Answers> = fc
  .record({
    workload: words.map((word) => mendName(rules.WORKLOAD, word)),
    environments: unique(
      words.map((word) => mendName(rules.ENVIRONMENT, word)),
      3,
    ),
    locations: fc.uniqueArray(fc.constantFrom(...USABLE_REGIONS.map(({ name }) => name)), {
      minLength: 1,
      maxLength: 4,
    }),
    group: fc.stringMatching(/^[A-Za-z0-9_()-]{1,30}$/),
    routing: fc.constantFrom('weighted', 'priority', 'latency'),
    alertEmails: unique(fc.stringMatching(/^[a-z][a-z+%_-]{0,8}[a-z]@contoso\.com$/), 3),
    user: fc.constantFrom('Standard_D4plds_v5', 'Standard_D8pds_v5'),
    serviceDirectory: fc.constantFrom(undefined, 'service', 'apps/my-api_2'),
    other: fc.option(fc.constantFrom('uksouth', 'swedencentral'), { nil: undefined }),
    cluster: fc.option(fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9_-]{0,20}[A-Za-z0-9])?$/), { nil: undefined }),
  })
  .map(({ locations, group, user, other, cluster, ...rest }) => ({
    ...rest,
    nodeSize: { user },
    regions: locations.map((location, index) => ({ name: `r${index}-${location.slice(0, 4)}`, location })),
    resourceGroups: Object.fromEntries(rest.environments.map((name) => [name, `${group}.${name}`])),
    ...(other ? { own: { [rest.environments.at(-1) ?? '']: { regions: [{ name: 'own', location: other }] } } } : {}),
    ...(cluster ? { clusters: { [rest.environments.at(-1) ?? '']: { own: cluster, 'r0-east': cluster } } } : {}),
  }))
  .filter((given) => isAccepted(given));

const directories = fc
  .oneof(
    fc.constantFrom('.', '../a b', "it's", '--yes', '-', 'deploy', 'a"b', '$HOME', '`id`', 'a\nb', 'ü/ñ', './x;y'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  )
  .filter((directory) => !directory.includes('\0'));

describe('the command that repeats the answers', () => {
  it('gives the same file and folder, once a shell has taken it apart', async () => {
    await fc.assert(
      fc.asyncProperty(answers, directories, fc.boolean(), async (given, directory, git) => {
        const variables = suggestVariables(given);
        const [program, ...args] = takeApart(commandLine('create-aks-ha', variables, directory, { ...OPTIONS, git }));
        expect(program).toBe('create-aks-ha');
        const parsed = await parse(...args);
        expect(resolve(parsed.directory ?? '')).toBe(resolve(directory));
        expect(parsed.options).toMatchObject({ git, install: true });
        const again = fillAnswers(parsed.directory, parsed.options, 'somebody@else.com');
        expect(again).toEqual({ variables, suggestions: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('never names a folder that is read as a command or a flag', async () => {
    const variables = suggestVariables({});
    expect(commandLine('create-aks-ha', variables, 'deploy', OPTIONS)).toContain(' ./deploy ');
    expect(commandLine('create-aks-ha', variables, '-x', OPTIONS)).toContain(' ./-x ');
  });

  it('goes on with what else was asked for', async () => {
    const options = { ...OPTIONS, install: false, git: false, json: true, dryRun: true };
    const command = commandLine('create-aks-ha', suggestVariables({}), 'orders', options);
    expect((await parse(...takeApart(command).slice(1))).options).toMatchObject(options);
  });

  it('names the file where the answers are those of one', async () => {
    const command = fileCommandLine('create-aks-ha', 'my answers.json', 'a b', { ...OPTIONS, git: false });
    expect(takeApart(command)).toEqual(['create-aks-ha', 'a b', '--config', 'my answers.json', '--no-git']);
  });
});

describe('the program is called', () => {
  const at = (script: string, npmCommand?: string) =>
    programName({ script, npmCommand, workingDirectory: '/home/me/my work' });

  it('by its name where it is installed', () => {
    expect(at('/usr/bin/create-aks-ha')).toBe('create-aks-ha');
    expect(at('/usr/lib/node_modules/create-aks-ha/dist/cli.js')).toBe('create-aks-ha');
  });

  it('through npx where npm fetched it', () => {
    expect(at('/home/me/.npm/_npx/1/node_modules/.bin/create-aks-ha', 'exec')).toBe('npx create-aks-ha');
    expect(at('/home/me/.npm/_npx/1/node_modules/.bin/create-aks-ha', 'init')).toBe('npx create-aks-ha');
  });

  it('by its file where it is run from a clone', () => {
    expect(at('/home/me/my work/dist/cli.js')).toBe('node dist/cli.js');
    expect(at("/home/me/it's/dist/cli.js")).toBe("node '../it'\\''s/dist/cli.js'");
  });
});

function takeApart(command: string): string[] {
  const { stdout } = spawnSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' });
  return stdout.split('\0').slice(0, -1);
}

function isAccepted(given: Answers): boolean {
  try {
    parseVariables(suggestVariables(given), 'test');
    return true;
  } catch {
    return false;
  }
}

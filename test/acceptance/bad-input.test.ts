import { chmodSync, mkdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suggestVariables } from '../../src/configuration';
import type { Variables } from '../../src/configuration/variables-schema';
import { temporaryFolder, treeOf } from '../generation/temporary-folder';
import { AS_NOBODY, copyProgram, type Run, type RunOptions, runProgram } from './built-program';

const QUIET = ['--no-install', '--no-git'];

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

/** Runs what must be refused: exit 2, an error with a code and no stack, and not a byte written. */
async function refused(args: readonly string[], options: Partial<RunOptions> = {}): Promise<string> {
  const before = treeOf(folder);
  const run = await runProgram([...args, ...QUIET], { cwd: folder, ...options });
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toMatch(/Error E\d{3}: /);
  expect(run.stderr).not.toMatch(/^ +at |E900/m);
  expect(treeOf(folder)).toEqual(before);
  return run.stderr;
}

function refusedFile(content: string | Buffer): Promise<string> {
  writeFileSync(join(folder, 'variables.json'), content);
  return refused(['orders', '--config', 'variables.json']);
}

/** A valid file; tests break it. */
function variables(change: (document: Variables, prod: Variables['environments'][string]) => void): string {
  const document = suggestVariables({ environments: ['prod', 'staging'] });
  const { prod } = document.environments;
  if (prod) change(document, prod);
  return JSON.stringify(document, undefined, 2);
}

describe('a file that is no JSON is refused with the place', () => {
  it.each([
    ['nothing at all', '', 'line 1, column 1'],
    ['an open brace', '{\n', 'line 2, column 1'],
    ['a comma too many', '{\n  "workload": "orders",\n}', 'line 3, column 1'],
    ['a comment', '{\n  // the name\n  "workload": "orders"\n}', 'line 2, column 3'],
    ['a key twice', '{ "workload": "a",\n"workload": "b" }', 'the key "workload" stands twice'],
    ['nested 200 000 deep', '['.repeat(200_000), 'nested too deeply'],
  ])('%s', async (_, content, place) => {
    const text = await refusedFile(content);
    expect(text).toContain('Error E102: variables.json is not JSON: ');
    expect(text).toContain(place);
    expect(text).toContain('Mend the file');
  });

  it('bytes that are no text', async () => {
    expect(await refusedFile(Buffer.from([0xff, 0xfe, 0x00, 0x7b]))).toContain('E102');
  });
});

type Change = Parameters<typeof variables>[0];

describe('a file with a mistake is refused with the path, the rule and what would do', () => {
  const cases: [string, string, Change][] = [
    ['an unknown key', 'environments.prod.colour', (_, prod) => Object.assign(prod, { colour: 'red' })],
    ['a number for a text', 'workload', (document) => Object.assign(document, { workload: 5 })],
    ['a list for an object', 'environments', (document) => Object.assign(document, { environments: [] })],
    ['an object for a list', 'environments.prod.regions', (_, prod) => Object.assign(prod, { regions: {} })],
    ['null', 'environments.prod.nodeSize', (_, prod) => Object.assign(prod, { nodeSize: null })],
    ['a region twice', 'environments.prod.regions[1].location', (_, prod) => repeat(prod, 'location')],
    ['a name of a region twice', 'environments.prod.regions[1].name', (_, prod) => repeat(prod, 'name')],
    ['a cluster twice', 'environments.prod.regions[1].aksClusterName', (_, prod) => repeat(prod, 'aksClusterName')],
    ['a name too long', 'workload', (document) => Object.assign(document, { workload: 'o'.repeat(41) })],
    [
      'a name too long once the name of a region is added',
      'environments.prod.resourceGroup',
      (_, prod) => Object.assign(prod, { resourceGroup: 'g'.repeat(88) }),
    ],
    ['emoji', 'workload', (document) => Object.assign(document, { workload: '🚀' })],
    ['a null byte', 'environments.prod.frontDoorName', (_, prod) => Object.assign(prod, { frontDoorName: 'a\0b' })],
    [
      'what no schema says: a region without zones',
      'environments.prod.regions[0].location',
      (_, prod) => Object.assign(prod.regions[0] ?? {}, { location: 'westus' }),
    ],
  ];

  it.each(cases)('%s', async (_, path, change) => {
    const text = await refusedFile(variables(change));
    expect(text).toMatch(/^Error E101: variables\.json: /);
    expect(text).toContain(`\n${path}: `);
    expect(text).toMatch(/\n {2}rule: .+\n {2}fix: {2}.+\n/);
    expect(text).not.toContain('\0');
  });

  it.each(['workload', 'environments'])('__proto__ beside %s', async (key) => {
    const text = variables(() => undefined).replace(`"${key}"`, `"__proto__": { "admin": true }, "${key}"`);
    expect(await refusedFile(text)).toContain('\n__proto__: ');
  });

  it('__proto__ as an environment', async () => {
    expect(await refusedFile(variables(() => undefined).replace('"staging"', '"__proto__"'))).toContain(
      '\nenvironments.__proto__: ',
    );
  });

  it.each(['null', '"orders"', '[]', '7'])('%s for the whole file', async (content) => {
    expect(await refusedFile(content)).toContain('the whole file: ');
  });

  it('objects nested 3000 deep', async () => {
    const deep = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`;
    expect(await refusedFile(deep)).toMatch(/E101|E102/);
  });

  it('every one of several, at once', async () => {
    const text = await refusedFile(
      variables((document, prod) => {
        Object.assign(document, { workload: 'Orders', extra: 1 });
        Object.assign(prod, { routing: 'random', alertEmails: ['nobody'] });
      }),
    );
    expect(text.match(/\n {2}fix: /g)).toHaveLength(4);
  });
});

describe('a file that can not be read is refused', () => {
  it('where it is not there', async () => {
    expect(await refused(['orders', '--config', 'gone.json'])).toContain(
      "gone.json can't be read: there is no such file",
    );
  });

  it('where it is a folder', async () => {
    expect(await refused(['orders', '--config', '.'])).toContain('it is a directory');
  });

  it('where it has 100 MB, without reading them', async () => {
    const file = join(folder, 'variables.json');
    writeFileSync(file, '');
    truncateSync(file, 100_000_000);
    const { size } = statSync(file);
    const run = await runProgram(['orders', '--config', 'variables.json', ...QUIET], { cwd: folder });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain(`it has ${size} bytes, at most 1000000 are read`);
  });

  it('where others may not', async () => {
    const program = copyProgram(temporaryFolder());
    writeFileSync(join(folder, 'variables.json'), '{}');
    chmodSync(join(folder, 'variables.json'), 0o000);
    const run = await runProgram(['orders', '--config', 'variables.json'], {
      cwd: folder,
      through: AS_NOBODY,
      program,
    });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('you may not read it');
  });
});

describe('a target is refused', () => {
  it.each(['taken', 'taken/below'])('where a file is: %s', async (target) => {
    writeFileSync(join(folder, 'taken'), 'mine');
    const text = await refused([target, '--yes']);
    expect(text).toContain(`E201: ${join(folder, 'taken')} is there and not a directory.`);
    expect(text).toContain('Name another directory');
  });

  describe('that somebody else owns', () => {
    let program: string;
    beforeEach(() => {
      program = copyProgram(temporaryFolder());
      mkdirSync(join(folder, 'closed'));
    });
    afterEach(() => chmodSync(join(folder, 'closed'), 0o755));

    it.each([
      [
        'a folder in a read-only one',
        'closed/orders',
        0o555,
        "can't be written to: you may not do that. Nothing was written.",
      ],
      ['a read-only folder', 'closed', 0o555, "can't be written to: you may not do that. Nothing was written."],
      ['an unreadable folder', 'closed', 0o333, "can't be read: you may not do that."],
      ['a closed folder', 'closed', 0o000, "can't be read: you may not do that."],
    ])('%s', async (_, target, mode, reason) => {
      chmodSync(join(folder, 'closed'), mode);
      const run = await runProgram([target, '--yes', ...QUIET], { cwd: folder, through: AS_NOBODY, program });
      chmodSync(join(folder, 'closed'), 0o755);
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(run.stderr).toContain(`Error E205: ${join(folder, target === 'closed' ? target : 'closed')} ${reason}`);
      expect(run.stderr).toContain('Name a directory that you may read and write.');
      expect(treeOf(folder)).toEqual({ 'closed/': '' });
    });
  });

  it('where the disk is full', async () => {
    const run = (await onTinyDisk()) ?? (await withFileLimit());
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/E205: .* can't be written to: (the disk is full|a file would be larger)/);
    expect(run.stderr).toContain('Nothing was written.');
    expect(run.stdout).toBe('left: \n');
  });

  it('where a file may not be as large as it must', async () => {
    const run = await withFileLimit();
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(
      "can't be written to: a file would be larger than you may write. Nothing was written.",
    );
    expect(run.stdout).toBe('left: \n');
  });
});

const NO_MOUNT = 99;

/** A disk of 64 kB that nobody else sees; nothing where this machine lets nobody mount one. */
async function onTinyDisk(): Promise<Run | undefined> {
  mkdirSync(join(folder, 'disk'));
  const script = `mount -t tmpfs -o size=64k none disk || exit ${NO_MOUNT}; cd disk; "$@"; code=$?; echo "left: $(ls -A)"; exit $code`;
  const root = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const through = ['unshare', ...root, '--mount', 'sh', '-c', script, 'sh'];
  const run = await runProgram(['orders', '--yes', ...QUIET], { cwd: folder, through });
  return run.status === NO_MOUNT || run.stderr.startsWith('unshare:') ? undefined : run;
}

async function withFileLimit(): Promise<Run> {
  mkdirSync(join(folder, 'limited'));
  const script = 'cd limited; ulimit -f 4; "$@"; code=$?; echo "left: $(ls -A)"; exit $code';
  return runProgram(['orders', '--yes', ...QUIET], { cwd: folder, through: ['sh', '-c', script, 'sh'] });
}

function repeat(prod: Variables['environments'][string], key: 'location' | 'name' | 'aksClusterName'): void {
  const [first, second] = prod.regions;
  if (first && second) second[key] = first[key];
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRunning } from './processes';
import { fakeProgram, runOutside, startOutside, type Told } from './run-outside';
import { temporaryFolder, until } from './temporary-folder';

const MODULES = join(__dirname, '../../node_modules');

let folder: string;
let root: string;
beforeEach(() => {
  folder = temporaryFolder();
  root = join(folder, 'my shop');
  mkdirSync(root);
  writeFileSync(join(root, '.projenrc.ts'), `require('node:fs').writeFileSync('rendered', '');\n`);
});

/** A script stands for npm: what is shown is what we make of its end, not what a registry answers. */
function environment(npm: string): Record<string, string> {
  const bin = fakeProgram(folder, 'npm', npm);
  return { PATH: [bin, dirname(process.execPath), process.env.PATH].join(':'), HOME: folder };
}

it('installs first, and renders with what is installed', async () => {
  const told = await runOutside('install', root, environment(`ln -s '${MODULES}' node_modules`));
  expect(told.map(({ step, status }) => `${step} ${status}`)).toEqual([
    'install started',
    'install done',
    'render started',
    'render done',
  ]);
  expect(existsSync(join(root, 'rendered'))).toBe(true);
});

it('keeps the repository where the install fails, with the whole output and the command to go on', async () => {
  const told = await runOutside('install', root, environment('echo "no network"; echo "try later" >&2; exit 7'));
  const error = told.at(-1);
  expect(error).toMatchObject({ code: 'E301', source: 'user' });
  expect(error?.message).toMatch(/^npm install ended with 7\. The repository is written;/);
  expect(error?.message).toContain('no network');
  expect(error?.message).toContain('try later');
  expect(error?.hint).toBe(`To go on: create-aks-ha orders\nOr by hand: cd '${root}' && npm install && npx projen`);
  expect(existsSync(join(root, '.projenrc.ts'))).toBe(true);
  expect(existsSync(join(root, 'rendered'))).toBe(false);
});

it('tells how far npm is, and shows nothing of that where it fails', async () => {
  const npm = [
    'echo "npm warn deprecated old@1.0.0" >&2',
    'echo "npm http fetch GET 200 https://example.com/projen 135ms (cache updated)" >&2',
    'echo "npm http cache tsx@https://example.com/tsx/-/tsx-4.23.15.tgz 0ms (cache hit)" >&2',
    'echo "npm error code ENOSPC" >&2; echo "npm error http is not to blame" >&2; exit 1',
  ];
  const told = await runOutside('install', root, environment(npm.join('\n')));
  expect(told.filter(({ type }) => type === 'progress')).toEqual([
    { type: 'progress', step: 'install', lookedUp: 1, fetched: 0 },
    { type: 'progress', step: 'install', lookedUp: 1, fetched: 1 },
  ]);
  const output = 'npm warn deprecated old@1.0.0\nnpm error code ENOSPC\nnpm error http is not to blame\n';
  expect(told.at(-1)?.message).toMatch(new RegExp(`\\n\\n${output}$`));
});

it('leaves no half of an install to whoever goes on by hand, but what was there before', async () => {
  const half = 'mkdir -p node_modules/projen; echo "{}" > node_modules/projen/package.json; exit 1';
  await runOutside('install', root, environment(half));
  expect(existsSync(join(root, 'node_modules'))).toBe(false);
  mkdirSync(join(root, 'node_modules/mine'), { recursive: true });
  await runOutside('install', root, environment(half));
  expect(existsSync(join(root, 'node_modules/mine'))).toBe(true);
});

it('begins anew where an earlier run may have left half of an install', async () => {
  mkdirSync(join(root, 'node_modules/half'), { recursive: true });
  await runOutside('again', root, environment(`[ -e node_modules ] || ln -s '${MODULES}' node_modules`));
  expect(existsSync(join(root, 'node_modules/half'))).toBe(false);
  expect(existsSync(join(root, 'rendered'))).toBe(true);
});

it('says so where npm can not be started', async () => {
  const told = await runOutside('install', root, { PATH: join(folder, 'nothing'), HOME: folder });
  expect(told.at(-1)?.message).toMatch(/^npm install could not be started\./);
});

it('says which of the two failed', async () => {
  writeFileSync(join(root, '.projenrc.ts'), `throw new Error('charts are broken');\n`);
  const told = await runOutside('install', root, environment(`ln -s '${MODULES}' node_modules`));
  expect(told.at(-1)?.message).toMatch(/^npx projen ended with 1\./);
  expect(told.at(-1)?.message).toContain('charts are broken');
});

describe('an install that is cancelled', () => {
  const pidOf = (name: string) => Number(readFileSync(join(folder, `${name}.pid`), 'utf8'));
  const isStarted = (name: string) => existsSync(join(folder, `${name}.pid`)) && pidOf(name) > 0;

  /** Cancels an npm that has started an install script, and gives what was told. */
  async function cancel(npm: string): Promise<Told | undefined> {
    const run = startOutside('install', root, environment(npm));
    await until('npm and its script are started', () => isStarted('npm') && isStarted('script'));
    run.process.kill('SIGINT');
    return (await run.told).at(-1);
  }

  /** Both write down who they are; the second one is not a child that a signal to the first one reaches. */
  const both = (script: string) => {
    writeFileSync(join(folder, 'script.sh'), `echo $$ > '${folder}/script.pid'\n${script}\n`);
    return `sh '${folder}/script.sh' & echo $$ > '${folder}/npm.pid'; wait`;
  };

  it('ends npm and what npm started, and says what is there', async () => {
    const error = await cancel(both('sleep 30'));
    expect(error).toMatchObject({ code: 'E130', message: 'The repository is written, npm install was cut short.' });
    expect(error?.hint).toContain('npm install && npx projen');
    expect([isRunning(pidOf('npm')), isRunning(pidOf('script'))]).toEqual([false, false]);
  });

  it.each([
    ['that does not want to end', `trap '' TERM; sleep 30`],
    ['that says nothing and does not want to end', `trap '' TERM; exec >/dev/null 2>&1; sleep 30`],
  ])('ends what npm started also %s', async (_, script) => {
    const begin = Date.now();
    expect((await cancel(both(script)))?.code).toBe('E130');
    // It would end by itself after half a minute.
    expect(Date.now() - begin).toBeLessThan(15_000);
    await until('both are gone', () => !isRunning(pidOf('npm')) && !isRunning(pidOf('script')));
  });

  it('lets npm tidy up', async () => {
    await cancel(both(`trap 'echo tidy > "${folder}/tidy"; exit' TERM; sleep 30 & wait`));
    expect(existsSync(join(folder, 'tidy'))).toBe(true);
  });
});

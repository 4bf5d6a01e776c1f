import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fakeProgram, runOutside, startOutside } from './run-outside';
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
  expect(error?.hint).toBe(`To go on: cd '${root}' && npm install && npx projen && git init`);
  expect(existsSync(join(root, '.projenrc.ts'))).toBe(true);
  expect(existsSync(join(root, 'rendered'))).toBe(false);
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

it('ends npm where it is cancelled', async () => {
  const env = environment(`echo $$ > '${folder}/npm.pid'; exec sleep 60`);
  const run = startOutside('install', root, env);
  const pid = () => Number(readFileSync(join(folder, 'npm.pid'), 'utf8'));
  await until('npm is started', () => existsSync(join(folder, 'npm.pid')) && pid() > 0);
  run.process.kill('SIGINT');
  const error = (await run.told).at(-1);
  expect(error).toMatchObject({ code: 'E130', message: 'The repository is written, npm install was cut short.' });
  expect(error?.hint).toContain('npm install && npx projen');
  await until('npm is gone', () => !isRunning(pid()));
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

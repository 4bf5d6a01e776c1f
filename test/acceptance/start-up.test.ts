import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../generation/temporary-folder';
import { builtProgram, runProgram } from './built-program';

/** What only the clients of Azure have in them. */
const AZURE = 'ClientSecretCredential';
const folder = temporaryFolder();
const hook = join(folder, 'loaded.cjs');

/** Files of the program that a run has loaded. */
async function loadedBy(...args: string[]): Promise<string[]> {
  const list = join(folder, 'loaded.json');
  writeFileSync(
    hook,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(Object.keys(require.cache))));`,
  );
  await runProgram(args, { cwd: folder, env: { NODE_OPTIONS: `--require ${hook}` } });
  const files: string[] = JSON.parse(readFileSync(list, 'utf8'));
  return files.filter((file) => file.endsWith('.js')).map((file) => file.split('/').at(-1) ?? '');
}

const withAzure = readdirSync(dirname(builtProgram()))
  .filter((name) => name.endsWith('.js'))
  .filter((name) => readFileSync(join(dirname(builtProgram()), name), 'utf8').includes(AZURE));

it("Azure's clients are in one file of the program", () => expect(withAzure).toEqual(['deploy.js']));

it.each([
  [['--help']],
  [['--version']],
  [['deploy', '--help']],
  [['verify']],
  [['orders', '--name', 'orders', '--regions', 'eastus2,centralus', '--yes', '--dry-run']],
])('%p loads none of it', async (args) => {
  const loaded = await loadedBy(...args);
  expect(loaded).toContain('cli.js');
  expect(loaded).not.toContain('deploy.js');
});

it('a deployment does', async () => expect(await loadedBy('deploy')).toContain('deploy.js'));

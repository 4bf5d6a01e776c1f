import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GenerationEvent } from '../../src/generation/events';
import { type GenerateProps, generate } from '../../src/generation/generate';
import { preview } from '../../src/generation/look-ahead';
import { refusalOf, sampleConfiguration } from './sample';
import { temporaryFolder, treeOf } from './temporary-folder';

const configuration = sampleConfiguration();

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

async function run(directory: string, props: Partial<GenerateProps> = {}): Promise<GenerationEvent[]> {
  const events: GenerationEvent[] = [];
  const notify = (event: GenerationEvent) => events.push(event);
  await generate({
    configuration,
    directory,
    install: false,
    git: false,
    again: 'create-aks-ha orders',
    notify,
    ...props,
  });
  return events;
}

describe('a generation', () => {
  it('writes the files of its preview and no others', async () => {
    const directory = join(folder, 'a/my orders');
    const { paths, kept } = preview(configuration, directory);
    expect(existsSync(join(folder, 'a'))).toBe(false);
    const [written] = await run(directory);
    expect(filesOf(directory)).toEqual([...paths].sort());
    expect(kept).toEqual([]);
    expect(written).toEqual({ type: 'written', directory, files: paths.length, kept: [] });
  });

  it('writes the same bytes into a folder that is there', async () => {
    mkdirSync(join(folder, 'empty'));
    await run(join(folder, 'empty'));
    await run(join(folder, 'absent'));
    expect(treeOf(join(folder, 'empty'))).toEqual(treeOf(join(folder, 'absent')));
  });

  it('keeps what the user has, byte for byte', async () => {
    execFileSync('git', ['init', '--quiet', folder]);
    const mine = { 'README.md': '# mine\r\n', LICENSE: 'mine', '.gitignore': '*.bak\n', 'notes.txt': 'mine' };
    for (const [name, content] of Object.entries(mine)) writeFileSync(join(folder, name), content);
    const before = treeOf(folder);
    const [written, ...rest] = await run(folder, { git: true });
    expect(treeOf(folder)).toMatchObject(before);
    expect(written).toMatchObject({ kept: ['.gitignore', 'README.md'] });
    expect(rest.at(-1)).toMatchObject({ step: 'commit', reason: 'this is a git repository already' });
    expect(existsSync(join(folder, 'devops/config/variables.json'))).toBe(true);
  });

  it('touches nothing where anything is in the way', async () => {
    writeFileSync(join(folder, 'package.json'), '{ "name": "mine" }');
    mkdirSync(join(folder, 'service'));
    writeFileSync(join(folder, 'service/Dockerfile'), 'FROM mine');
    const before = treeOf(folder);
    for (const attempt of [() => run(folder), async () => preview(configuration, folder)]) {
      const error = await refusalOf(attempt);
      expect(error.code).toBe('E204');
      expect(error.message).toContain('  package.json\n  service/Dockerfile\nNothing was written.');
      expect(error.hint).toContain('--service-dir service');
      expect(treeOf(folder)).toEqual(before);
    }
  });

  it.each(['service', 'apps/api'])('leaves a service of the user in %s as it is', async (directory) => {
    mkdirSync(join(folder, directory), { recursive: true });
    writeFileSync(join(folder, directory, 'Dockerfile'), 'FROM mine');
    const before = treeOf(folder);
    await run(folder, { configuration: { ...configuration, service: { directory, isOwn: true } } });
    const after = treeOf(folder);
    expect(after).toMatchObject(before);
    const below = Object.keys(after).filter((path) => path.startsWith(`${directory}/`) || path.startsWith('service/'));
    expect(below).toEqual([`${directory}/`, `${directory}/Dockerfile`]);
    expect(JSON.parse(readFileSync(join(folder, 'devops/config/variables.json'), 'utf8')).serviceDirectory).toBe(
      directory,
    );
  });

  it('writes through a link to a folder', async () => {
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'link'));
    await run(join(folder, 'link/orders'));
    expect(existsSync(join(folder, 'real/orders/devops/config/variables.json'))).toBe(true);
  });

  it('writes nothing where it was cancelled before', async () => {
    const before = treeOf(folder);
    const error = await refusalOf(() => run(join(folder, 'a/orders'), { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'E130', message: 'Nothing was written.' });
    expect(treeOf(folder)).toEqual(before);
  });

  it('tells what is left to do where a step is not wanted', async () => {
    const directory = join(folder, 'my orders');
    const skipped = (await run(directory)).slice(1);
    expect(skipped).toEqual([
      {
        type: 'skipped',
        step: 'install',
        reason: '--no-install',
        command: `cd '${directory}' && npm install && npx projen`,
      },
      {
        type: 'skipped',
        step: 'commit',
        reason: '--no-git',
        command: `cd '${directory}' && git init -b main && git add -A && git commit -m "Generate with create-aks-ha"`,
      },
    ]);
  });

  it('writes exactly the answers to variables.json', async () => {
    await run(join(folder, 'orders'));
    const variables = JSON.parse(readFileSync(join(folder, 'orders/devops/config/variables.json'), 'utf8'));
    expect(variables.workload).toBe('orders');
    expect(variables.environments.prod.regions.map((region: { location: string }) => region.location)).toEqual([
      'eastus2',
    ]);
  });
});

function filesOf(root: string): string[] {
  return Object.keys(treeOf(root))
    .filter((path) => !path.endsWith('/'))
    .sort();
}

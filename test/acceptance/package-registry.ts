import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { freePort, listening } from './listening';
import { run } from './run';

/** The last one for Node 20; its node-fetch is pinned because the one that it asks for is not there any more. */
const VERDACCIO = 'verdaccio@6.8.0';
const OVERRIDES = { 'node-fetch': '2.7.0' };

/** A registry on this machine: what is published there, and behind it the one that npm is set up with. */
export interface PackageRegistry {
  readonly url: string;
  /** What makes npm use it, whatever the user's settings. */
  readonly env: Readonly<Record<string, string>>;
  publish(folder: string): void;
  stop(): void;
}

/** @param folder for all that it keeps */
export async function startRegistry(folder: string): Promise<PackageRegistry> {
  mkdirSync(join(folder, 'program'), { recursive: true });
  writeFileSync(join(folder, 'program/package.json'), JSON.stringify({ private: true, overrides: OVERRIDES }));
  run('npm', ['install', '--no-audit', '--no-fund', VERDACCIO], join(folder, 'program'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  writeFileSync(join(folder, 'config.json'), JSON.stringify(configuration(folder)));
  const child = spawn(
    process.execPath,
    [
      join(folder, 'program/node_modules/verdaccio/bin/verdaccio'),
      '--config',
      join(folder, 'config.json'),
      '--listen',
      url,
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  await listening(child, `${url}-/ping`);
  const userconfig = join(folder, 'npmrc');
  // It wants a token, and takes any.
  writeFileSync(userconfig, `registry=${url}\n//127.0.0.1:${port}/:_authToken=anybody\nyes=false\n`);
  const env = { npm_config_userconfig: userconfig, npm_config_registry: url };
  return {
    url,
    env,
    publish: (published) => void run('npm', ['publish', '--silent'], published, env),
    stop: () => void child.kill(),
  };
}

function configuration(folder: string): object {
  const everybody = { access: '$all', publish: '$all' };
  return {
    storage: join(folder, 'storage'),
    uplinks: { behind: { url: run('npm', ['config', 'get', 'registry'], folder).trim() } },
    // Ours alone: what the one behind has under that name is no part of a test.
    packages: { 'create-aks-ha': everybody, '**': { access: '$all', proxy: 'behind' } },
    web: { enable: false },
    log: { type: 'stdout', format: 'json', level: 'warn' },
  };
}

/** The built package as it would be packed, as another version and with other content. @returns its folder */
export function packageAs(folder: string, version: string, change: (edit: PackageEdit) => void = () => {}): string {
  const target = join(folder, version);
  mkdirSync(target, { recursive: true });
  const [packed = ''] = readdirSync('build').filter((file) => file.endsWith('.tgz'));
  run('tar', ['-xzf', resolve('build', packed), '--strip-components=1'], target);
  const edit = editOf(target);
  edit.json('package.json', (manifest) => ({ ...manifest, version }));
  change(edit);
  return target;
}

/** Changes what a package holds. */
export interface PackageEdit {
  readonly folder: string;
  write(path: string, content: string): void;
  replace(path: string, from: string, to: string): void;
  json(path: string, change: (content: Record<string, unknown>) => Record<string, unknown>): void;
}

function editOf(folder: string): PackageEdit {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  return {
    folder,
    write,
    replace: (path, from, to) => {
      if (!read(path).includes(from)) throw new Error(`${path} has no ${from}`);
      write(path, read(path).replace(from, to));
    },
    json: (path, change) => write(path, JSON.stringify(change(JSON.parse(read(path))), undefined, 2)),
  };
}

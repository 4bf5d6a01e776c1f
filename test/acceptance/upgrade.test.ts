import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../generation/temporary-folder';
import { bicepPath } from '../toolchain/bicep';
import { cleanEnvironment } from './built-program';
import { contentsBelow } from './contents-below';
import { type LocalImages, startImages } from './image-registry';
import { type PackageEdit, type PackageRegistry, packageAs, startRegistry } from './package-registry';
import { run } from './run';

const VARIABLES = 'devops/config/variables.json';
const DOCKERFILE = 'service/Dockerfile';
const SCRIPT = 'devops/scripts/common.ps1';
/** Managed, and edited by hand all the same. */
const EDITED = 'devops/scripts/Publish-Image.ps1';
const REMOVED = 'devops/scripts/Get-FrontDoorHost.ps1';
const NEW_STARTER = 'service/NOTES.md';
/** The repository of packages and the one of images: once for all, since they take their time. */
const folder = temporaryFolder();
const original = join(folder, 'orders');
let packages: PackageRegistry;
let images: LocalImages;
let environment: NodeJS.ProcessEnv;
/** Of the base image, before and after it was rebuilt. */
let digests: readonly [string, string];

beforeAll(async () => {
  [packages, images] = await Promise.all([startRegistry(join(folder, 'npm')), startImages(join(folder, 'images'))]);
  const { PATH: _, ...clean } = cleanEnvironment(folder);
  environment = { ...clean, HOME: process.env.HOME, BICEP_PATH: bicepPath(), CI: '', ...packages.env };
  digests = [await images.push('python', '3.14.8-slim', 'first'), await images.push('python', '3.14.8-slim', 'second')];
  packages.publish(packageAs(folder, '1.0.0'));
  const flags = ['--regions', 'eastus2,centralus', '--alert-email', 'oncall@contoso.com'];
  run('npx', ['create-aks-ha@1.0.0', 'orders', ...flags, '--yes'], folder, { ...environment, npm_config_yes: 'true' });
  live(original);
}, 180_000);

afterAll(() => {
  packages?.stop();
  images?.stop();
});

/** What a team does to its repository in the first week. */
function live(root: string): void {
  edit(root, 'README.md', '# orders', '# Orders, of team blue');
  edit(root, 'service/src/service/app.py', 'def ', '# ours\ndef ');
  edit(root, DOCKERFILE, /^ARG PYTHON=.*$/m, `ARG PYTHON=${images.host}/python:3.14.8-slim@${digests[0]}`);
  rmSync(join(root, 'service/README.md'));
  edit(root, VARIABLES, '"weighted"', '"priority"');
  run('npx', ['projen'], root, environment);
  // As files were before they named their format.
  edit(root, VARIABLES, /^ {2}"version": .*\n/m, '');
  edit(root, EDITED, /$/, '# mine\n');
  commit(root);
}

/** What is new in 1.1.0. */
function release(version: string): (edit: PackageEdit) => void {
  return ({ folder: at, write, replace }) => {
    replace('templates/scripts/common.ps1', '\n', `\n# of ${version}\n`);
    rmSync(join(at, 'templates/scripts/Get-FrontDoorHost.ps1'));
    write('templates/service/NOTES.md', 'Notes of the team.\n');
    write('CHANGELOG.md', changelogOf(version));
  };
}

function changelogOf(version: string): string {
  const entry = (of: string) => `## ${of}\n\n- What users see of ${of}.\n`;
  return ['# Changelog\n', ...(version === '2.0.0' ? [entry(version)] : []), entry('1.1.0'), entry('1.0.0')].join('\n');
}

const git = (root: string, ...args: string[]) => run('git', args, root, environment);
const status = (root: string) =>
  git(root, 'status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean);
const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');
const projen = (root: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) =>
  run('npx', ['projen', 'upgrade', ...args], root, { ...environment, ...env });

function commit(root: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'Ours');
}

function edit(root: string, path: string, from: string | RegExp, to: string): void {
  const content = read(root, path);
  if (content.replace(from, to) === content) throw new Error(`${path} has no ${from}`);
  writeFileSync(join(root, path), content.replace(from, to));
}

/** A repository of a test's own, with all that is installed. */
function copyOf(root: string): string {
  const copy = join(temporaryFolder(), 'orders');
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** All that is not git's own: asked what has changed, it notes in its index what it has looked at. */
function filesOf(root: string): Record<string, string> {
  return Object.fromEntries(Object.entries(contentsBelow(root)).filter(([path]) => !path.startsWith('.git/')));
}

/** Lines of a difference, without what git says around them. */
function changedLines(root: string, path: string): string[] {
  return git(root, 'diff', '--unified=0', '--', path)
    .split('\n')
    .filter((line) => /^[+-](?!\+\+|--)/.test(line));
}

describe('where something stands in the way', () => {
  const program = () => join(original, 'node_modules/create-aks-ha/dist/cli.js');
  const tryIn = (root: string, through: string[] = [], env: NodeJS.ProcessEnv = {}) => {
    const before = filesOf(root);
    const [command = 'node', ...args] = [...through, 'node', program(), 'upgrade'];
    const failing = () => run(command, args, root, { ...environment, ...env });
    return { failing, unchanged: () => expect(filesOf(root)).toEqual(before) };
  };

  it.each<[string, string[], Record<string, string>]>([
    ['an unreachable registry', [], { npm_config_registry: 'http://127.0.0.1:9/' }],
    ['no network', ['unshare', '--map-root-user', '--net'], {}],
  ])('%s is told, and the tree is as it was', (_, through, env) => {
    const { failing, unchanged } = tryIn(original, through, env);
    expect(failing).toThrow(
      /E221[\s\S]*The registry can't be asked for versions of create-aks-ha: .*Nothing was written/,
    );
    unchanged();
  });

  it('a broken variables.json is told with what would do, and the tree is as it was', () => {
    const root = copyOf(original);
    edit(root, VARIABLES, '"centralus"', '"westus"');
    commit(root);
    const { failing, unchanged } = tryIn(root);
    expect(failing).toThrow(/regions\[1\]\.location: West US[\s\S]*fix: .*use "westus3"/);
    unchanged();
    edit(root, VARIABLES, '{', '{{');
    commit(root);
    const broken = tryIn(root);
    expect(broken.failing).toThrow(/E102.*variables\.json is not JSON/);
    broken.unchanged();
  });

  it('charts that the new version can’t render are told, and the tree is as it was', () => {
    const root = copyOf(original);
    edit(root, 'charts/main.ts', 'export default', 'throw new Error("boom");\nexport default');
    commit(root);
    const { failing, unchanged } = tryIn(root);
    expect(failing).toThrow(/E225: The new version can't write its files here\. Nothing was written\.[\s\S]*boom/);
    unchanged();
  });

  it('a dirty tree is told, and the tree is as it was', () => {
    const root = copyOf(original);
    edit(root, 'README.md', 'blue', 'green');
    const { failing, unchanged } = tryIn(root);
    expect(failing).toThrow(/E220.*not committed: README\.md\. Nothing was written/);
    unchanged();
  });
});

describe('an upgrade', () => {
  let root: string;
  let told: string;

  beforeAll(() => {
    packages.publish(packageAs(folder, '1.1.0', release('1.1.0')));
    packages.publish(
      packageAs(folder, '1.2.0', (of) => {
        release('1.1.0')(of);
        of.json('package.json', (manifest) => ({ ...manifest, engines: { node: '>=99' } }));
      }),
    );
    root = copyOf(original);
    told = projen(root, ['--markdown']);
  }, 180_000);

  it('changes exactly what is different', () => {
    expect(status(root).sort()).toEqual(
      [
        ...[' M .gitattributes', ' M .projen/files.json', ' M .projen/managed.json', ' M .projen/seeded.json'],
        ...[
          ` M ${VARIABLES}`,
          ` M ${SCRIPT}`,
          ` M ${EDITED}`,
          ` D ${REMOVED}`,
          ` M ${DOCKERFILE}`,
          `?? ${NEW_STARTER}`,
        ],
        ...[' M package.json', ' M package-lock.json'],
      ].sort(),
    );
  });

  it('of these files, no more than what is new', () => {
    expect(changedLines(root, SCRIPT)).toEqual(['+# of 1.1.0']);
    expect(changedLines(root, VARIABLES)).toEqual(['+  "version": 2,']);
    expect(changedLines(root, 'package.json')).toEqual([
      '-    "create-aks-ha": "^1.0.0",',
      '+    "create-aks-ha": "^1.1.0",',
    ]);
    expect(changedLines(root, DOCKERFILE)).toEqual(
      [`-${digests[0]}`, `+${digests[1]}`].map((end) =>
        end.replace(/^./, (sign) => `${sign}ARG PYTHON=${images.host}/python:3.14.8-slim@`),
      ),
    );
    expect(changedLines(root, '.projen/seeded.json')).toEqual([`+  "${NEW_STARTER}",`]);
  });

  it('chooses no version for a newer Node', () => {
    expect(JSON.parse(read(root, 'node_modules/create-aks-ha/package.json')).version).toBe('1.1.0');
  });

  it('leaves what is the user’s, and brings nothing back', () => {
    expect(read(root, 'README.md')).toBe(read(original, 'README.md'));
    expect(existsSync(join(root, 'service/README.md'))).toBe(false);
  });

  it('takes back an edit of a managed file, keeps it aside and tells', () => {
    expect(changedLines(root, EDITED)).toEqual(['-# mine']);
    expect(read(root, `.aks-ha/edited/${EDITED}`)).toBe(read(original, EDITED));
    expect(told).toContain(`- ${EDITED} was edited by hand, and is managed. It is as create-aks-ha writes it`);
  });

  it('tells of it as a pull request would: changelog, migration, verdict, packages', () => {
    expect(told).toContain('### 1.1.0\n\n- What users see of 1.1.0.');
    expect(told).not.toContain('What users see of 1.0.0');
    expect(told).toContain(`- ${VARIABLES} has format 2 now: "version" says which format the file has.`);
    expect(told).toContain('+  "version": 2,');
    expect(told).toContain('✔ `npm test` passes with it');
    expect(told).toContain('| create-aks-ha | 1.0.0 | 1.1.0 |');
  });

  it('leaves a repository that passes its tests, and that a synth does not change', () => {
    commit(root);
    expect(run('npm', ['test'], root, environment)).toContain('14 of 14 failures survived');
    run('npx', ['projen'], root, environment);
    expect(status(root)).toEqual([]);
  });

  it('is nothing the second time', () => {
    expect(projen(root)).toContain('Everything is up to date.');
    expect(status(root)).toEqual([]);
  });

  it('brings a major version too, from before', () => {
    packages.publish(packageAs(folder, '2.0.0', release('2.0.0')));
    const markdown = projen(root, ['--markdown']);
    expect(changedLines(root, SCRIPT)).toEqual(['-# of 1.1.0', '+# of 2.0.0']);
    expect(status(root)).toEqual([
      ' M .projen/managed.json',
      ` M ${SCRIPT}`,
      ' M package-lock.json',
      ' M package.json',
    ]);
    expect(markdown).toContain('### 2.0.0\n\n- What users see of 2.0.0.');
  }, 120_000);
});

describe('a repository that was made from a clone', () => {
  it('moves on from its vendor/ to the registry', () => {
    const root = copyOf(original);
    const [packed = ''] = readdirSync('build').filter((file) => file.endsWith('.tgz'));
    cpSync(join('build', packed), join(root, 'vendor', packed), { recursive: true });
    edit(root, 'package.json', '"^1.0.0"', `"file:vendor/${packed}"`);
    run('npm', ['install'], root, environment);
    commit(root);
    projen(root);
    expect(status(root)).toContain(` D vendor/${packed}`);
    expect(changedLines(root, 'package.json')).toEqual([
      `-    "create-aks-ha": "file:vendor/${packed}",`,
      '+    "create-aks-ha": "^2.0.0",',
    ]);
    expect(JSON.parse(read(root, 'node_modules/create-aks-ha/package.json')).version).toBe('2.0.0');
  }, 120_000);
});

describe('projen new --from a registry', () => {
  it('makes what the command line makes, to the last byte of every file', () => {
    const byProjen = join(temporaryFolder(), 'orders');
    run('mkdir', [byProjen], folder);
    const flags = [
      '--name',
      'orders',
      '--regions',
      'eastus2',
      '--regions',
      'centralus',
      '--alert-email',
      'a@contoso.com',
    ];
    const bin = resolve('node_modules/.bin/projen');
    run(bin, ['new', '--from', 'create-aks-ha@2.0.0', '--no-git', ...flags], byProjen, environment);
    const byCommand = join(temporaryFolder(), 'orders');
    const program = join(folder, '2.0.0/dist/cli.js');
    run('node', [program, byCommand, ...flags, '--yes', '--no-git'], folder, environment);
    const [made, expected] = [contentsBelow(byProjen), contentsBelow(byCommand)];
    const differing = Object.keys({ ...made, ...expected }).filter((path) => made[path] !== expected[path]);
    expect(differing).toEqual([]);
  }, 120_000);
});

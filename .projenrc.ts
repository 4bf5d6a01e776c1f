import { JsonFile, ProjenrcFile, TextFile } from 'projen';
import { NodePackageManager, NodeProject } from 'projen/lib/javascript';
import { DEV_DEPENDENCIES } from './projenrc/dev-dependencies';
import { jsiiManifest } from './projenrc/jsii-manifest';
import { architectureSvg } from './src/blueprints/diagram';
import { parseVariables, suggestVariables } from './src/configuration';
import { ERROR_RULES } from './src/deployment/error-rules/rules';
import { rulesPage } from './src/deployment/error-rules/rules-page';
import { CATALOGUE } from './src/errors/catalogue';
import { cataloguePage } from './src/errors/catalogue-page';

/** See docs/release.md. */
const VERSION = '0.0.0';

/** What the library shares with the emitted repository instead of bringing its own copy. */
const peers = { projen: '>=0.103.25 <1', constructs: '^10.8.1', cdk8s: '^2.70.106', 'cdk8s-plus-28': '^2.5.6' };

const project = new NodeProject({
  name: 'create-aks-ha',
  description:
    'Writes a whole repository for a microservice that stays up on Azure Kubernetes Service: infrastructure, charts, service, workflows and documents.',
  keywords: ['aks', 'azure', 'bicep', 'cdk8s', 'create', 'high-availability', 'kubernetes', 'projen'],
  license: 'MIT',
  copyrightOwner: 'The create-aks-ha authors',
  copyrightPeriod: '2026',
  defaultReleaseBranch: 'main',
  packageManager: NodePackageManager.NPM,
  minNodeVersion: '20.20.0',
  projenVersion: '0.103.25',
  devDeps: DEV_DEPENDENCIES,

  // Two entrances to one package: a command line and a library, bundled from the same source.
  bin: { 'create-aks-ha': 'dist/cli.js' },
  entrypoint: 'lib/index.js',

  // Only what is used: everything that projen would add unasked is left out.
  addPackageManagerToDevEngines: false,
  buildWorkflow: false,
  depsUpgrade: false,
  github: false,
  jest: false,
  npmignoreEnabled: false,
  package: false,
  projenrcJs: false,
  release: false,
  gitignore: ['/build/', '/dist/', '/lib/', '.DS_Store', '__pycache__/', '.mypy_cache/', '.pytest_cache/'],
});

/** Names this file in the marker of every managed one. */
class Projenrc extends ProjenrcFile {
  public readonly filePath = '.projenrc.ts';
}
new Projenrc(project);

project.package.addVersion(VERSION);
project.package.addField('files', [
  'dist',
  'lib',
  'templates',
  '.jsii',
  'CHANGELOG.md',
  '!lib/cli',
  '!lib/generation',
  '!**/__pycache__',
  '!**/.mypy_cache',
  '!**/.pytest_cache',
]);
project.package.addField('types', 'lib/index.d.ts');
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './charts': { types: './lib/cdk8s/index.d.ts', default: './lib/charts.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.package.addField('peerDependencies', peers);
project.package.addField(
  'peerDependenciesMeta',
  Object.fromEntries(Object.keys(peers).map((name) => [name, { optional: true }])),
);
// Newer ones are missing from the lock file that npm itself writes: `npm ci` then refuses it.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });
project.package.addField('jest', {
  // Most of a suite is waiting for a compiler, a terminal or npm: more of them than cores, where Jest takes one less.
  maxWorkers: 3,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/templates/'],
  moduleNameMapper: { '^create-aks-ha/charts$': '<rootDir>/src/cdk8s/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }] },
  testTimeout: 60_000,
});

// README.md shows what comes out of it: drawn from the suggestions, so that it never differs from what is emitted.
new TextFile(project, 'docs/emitted-architecture.svg', {
  marker: false,
  lines: architectureSvg(parseVariables(suggestVariables({}), 'the suggestions')).split('\n'),
});

// What a code of an error means, for whoever meets one.
new TextFile(project, 'docs/errors.md', { marker: false, lines: cataloguePage(CATALOGUE) });
new TextFile(project, 'docs/azure-errors.md', { marker: false, lines: rulesPage(ERROR_RULES) });

new JsonFile(project, '.jsii', { marker: false, obj: jsiiManifest(VERSION) });

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2023'],
  module: 'node16',
  moduleResolution: 'node16',
  strict: true,
  exactOptionalPropertyTypes: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  esModuleInterop: true,
  isolatedModules: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  types: ['jest', 'node'],
};
new JsonFile(project, 'tsconfig.json', {
  allowComments: true,
  obj: {
    // The charts that a user starts with import this package by its name.
    compilerOptions: { ...compilerOptions, noEmit: true, paths: { 'create-aks-ha/charts': ['./src/cdk8s/index.ts'] } },
    include: [
      'templates/charts/*.ts',
      'src/**/*.ts',
      'src/**/*.mts',
      'test/**/*.ts',
      'bench/**/*.ts',
      'projenrc/*.mts',
      'projenrc/*.ts',
      '.projenrc.ts',
    ],
  },
});
new JsonFile(project, 'src/tsconfig.json', {
  allowComments: true,
  obj: {
    extends: '../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: '.',
      outDir: '../lib',
      types: ['node'],
    },
    // What can be imported, and what these types are made of.
    include: [],
    files: ['index.ts', 'cdk8s/index.ts'],
  },
});
new JsonFile(project, 'biome.json', {
  marker: false,
  obj: {
    files: { includes: ['**', '!**/tsconfig.json'] },
    formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 120 },
    javascript: { formatter: { quoteStyle: 'single' } },
    linter: { rules: { suspicious: { noTemplateCurlyInString: 'off' } } },
  },
});

project.removeTask('build');
project.removeTask('compile');
project.removeTask('pre-compile');
project.removeTask('post-compile');
project.removeTask('package');
project.removeTask('watch');
project.defaultTask?.exec('tsx .projenrc.ts');

const clean = project.addTask('clean', {
  description: 'Removes what a build made: a chunk of an earlier build must not be packed',
  exec: `node -e "for (const d of ['build','dist','lib']) require('fs').rmSync(d, { recursive: true, force: true })"`,
});
const compile = project.addTask('compile', {
  description: 'Type declarations of the library',
  exec: 'tsc -p src/tsconfig.json',
});
const bundle = project.addTask('bundle', {
  description: 'Bundles the library and the command line',
  exec: 'tsx projenrc/bundle.mts',
});
const pack = project.addTask('pack', {
  description: 'Packs build/create-aks-ha-<version>.tgz',
  steps: [
    { exec: `node -e "require('fs').mkdirSync('build', { recursive: true })"` },
    { exec: 'npm pack --silent --pack-destination build' },
  ],
});
const build = project.addTask('build', { description: 'Compiles, bundles and packs; runs no tests' });
for (const task of [clean, compile, bundle, pack]) build.spawn(task);

const lint = project.addTask('lint', {
  description: 'Format and lint rules; --write mends',
  exec: 'biome check --error-on-warnings src test bench projenrc .projenrc.ts',
  receiveArgs: true,
});
const types = project.addTask('types', {
  description: 'Type check of sources, tests and benchmarks',
  exec: 'tsc -p tsconfig.json',
});
const test = project.tasks.tryFind('test');
test?.reset('jest', { receiveArgs: true });
const check = project.addTask('check', { description: 'Everything: build, lint, types and all tests' });
for (const task of [build, lint, types]) check.spawn(task);
if (test) check.spawn(test);
project.addTask('bench', {
  description: 'Figures, each beside a peer or a limit, in one run',
  exec: 'tsx bench/main.ts',
  receiveArgs: true,
});
project.addTask('bench:deploy', {
  description: 'Measures deployments in rehearsals of two, ten and all regions, which takes some minutes',
  exec: 'tsx bench/deploy.ts',
  receiveArgs: true,
});
project.addTask('faults', {
  description: 'Every fault in every phase of a rehearsal, and whether the deployer ends as it has to',
  exec: 'tsx test/faults/main.ts',
  receiveArgs: true,
});

project.synth();

import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import Handlebars from 'handlebars';
import { variablesJsonSchema } from '../src/configuration/variables-json-schema.js';
import { writeCodeCache } from './code-cache.mjs';

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  // projen looks for files of its own package only when it runs tasks, which no bundle does.
  logOverride: { 'require-resolve-not-external': 'silent' },
};
const peers = ['projen', 'constructs', 'cdk8s', 'cdk8s-plus-28'];

/**
 * projen loads all of itself at once, most of which a generation never uses. Its modules are compiled from TypeScript,
 * so imports and re-exports have one form each; here they become functions that load at the first use. That this changes
 * no byte of a repository is shown by test/acceptance/projen-new.test.ts, which has one made by projen itself.
 */
const lazyProjen: Plugin = {
  name: 'lazy-projen',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]projen[\\/]lib[\\/].*\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: inAsciiOrder(lazyImports(lazyReExports(source, createRequire(path)))), loader: 'js' };
    });
  },
};

/** `__exportStar(require("./x"), exports)` as a getter for each name that x exports. */
function lazyReExports(source: string, load: NodeJS.Require): string {
  return source.replace(/^__exportStar\(require\(("[^"]+")\), exports\);$/gm, (_, from: string) =>
    Object.keys(load(JSON.parse(from)))
      .map(
        (name) =>
          `Object.defineProperty(exports, "${name}", { enumerable: true, get: () => require(${from}).${name} });`,
      )
      .join('\n'),
  );
}

/** `const x_1 = require("x")` as a function; in brackets where it is used, for `new x_1().Y()` would make a new x_1. */
function lazyImports(source: string): string {
  const names: string[] = [];
  const declared = source.replace(/^const (\w+_\d+) = require\(("[^"]+")\);$/gm, (_, name: string, from: string) => {
    names.push(name);
    // Kept: some are asked for a thousand times.
    return `let ${name}_; const ${name} = () => (${name}_ ??= require(${from}));`;
  });
  return names.reduce((text, name) => text.replaceAll(new RegExp(`\\b${name}\\.`, 'g'), `(${name}()).`), declared);
}

/** What projen sorts, without the order of the machine's language: src/cli/ascii-order.ts tells why. */
function inAsciiOrder(source: string): string {
  const sorted = source.replace(/([\w.]+(?:\(\w+\))?)\.localeCompare\(([\w.]+(?:\(\w+\))?)\)/g, 'asciiOrder($1, $2)');
  if (sorted === source) return source;
  return `const { asciiOrder } = require(${JSON.stringify(resolve('src/cli/ascii-order.ts'))});\n${sorted}`;
}

/** commander could start programs of other names, which this one has none of; loading what that takes is half of help. */
const lazyCommander: Plugin = {
  name: 'lazy-commander',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]commander[\\/]lib[\\/]command\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source
        .replace(/^const childProcess = (require\('node:child_process'\));$/m, 'const childProcess = () => $1;')
        .replaceAll('childProcess.spawn', 'childProcess().spawn');
      return { contents, loader: 'js' };
    });
  },
};

/** What is the same in every repository is worked out here, and not by everybody who generates one. */
const precomputed: Plugin = {
  name: 'precomputed',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]prose[\\/]render-document\.ts$/ }, () => ({
      contents: documents(),
      resolveDir: process.cwd(),
    }));
    onLoad({ filter: /[\\/]configuration[\\/]variables-json-schema\.ts$/ }, () => ({
      contents: `export const variablesJsonSchema = () => (${JSON.stringify(variablesJsonSchema())});`,
    }));
  },
};

/** In each of them Handlebars says where a name that is missing stands in its template: a third of the code. */
const PLACES = /, \{"start":\{"line":\d+,"column":\d+\},"end":\{"line":\d+,"column":\d+\}\} /g;

/** The templates of prose as functions; Handlebars' compiler stays at home. */
function documents(): string {
  const folder = 'templates/documents';
  const functions = readdirSync(folder).map((file) => {
    const source = readFileSync(`${folder}/${file}`, 'utf8');
    const code = String(Handlebars.precompile(source, { strict: true, noEscape: true, knownHelpersOnly: true }));
    return `${JSON.stringify(file)}: ${code.replace(PLACES, '')}`;
  });
  return `
    import Handlebars from 'handlebars/dist/cjs/handlebars.runtime.js';
    const documents = { ${functions.join(',\n')} };
    export const renderDocument = (template, view) => Handlebars.template(documents[template])(view);
  `;
}

// Apart from each other: a project type is loaded where cdk8s is not installed yet.
await build({
  ...common,
  entryPoints: ['src/index.ts'],
  outfile: 'lib/index.js',
  external: [...peers, 'create-aks-ha'],
  plugins: [precomputed],
});
await build({ ...common, entryPoints: ['src/cdk8s/index.ts'], outfile: 'lib/charts.js', external: peers });
// Help and version need not wait for what only a generation needs.
await build({
  ...common,
  minify: true,
  entryPoints: ['src/cli/main.ts'],
  plugins: [lazyCommander],
  outfile: 'dist/cli.js',
  external: ['./create', './completion', './debug-log', './verify', './upgrade', './deploy'],
});
// Nor need they wait for what most runs never do.
await build({
  ...common,
  minify: true,
  entryPoints: { completion: 'src/cli/completion/completion.ts', 'debug-log': 'src/cli/debug-log/debug-log.ts' },
  outdir: 'dist',
});
await build({
  ...common,
  minify: true,
  entryPoints: ['src/cli/create.ts'],
  outfile: 'dist/create.js',
  external: ['create-aks-ha', './questions', './change'],
  // Code from a cache has no loader of its own for import().
  supported: { 'dynamic-import': false },
  alias: {
    ...Object.fromEntries(['dax', 'fast-glob', 'yaml'].map((name) => [name, './src/cli/left-out.ts'])),
    // The same names in a twentieth of the size.
    chalk: 'picocolors',
  },
  plugins: [lazyProjen, precomputed],
});
// Nor need flags wait for the questions.
await build({ ...common, minify: true, entryPoints: ['src/cli/questions/ask.mts'], outfile: 'dist/questions.js' });
// Nor a generation what changes one that was generated before.
await build({
  ...common,
  minify: true,
  entryPoints: ['src/cli/change.ts'],
  outfile: 'dist/change.js',
  external: ['./questions'],
});
// What is judged from files needs a reader of YAML, and nothing of a generation.
await build({
  ...common,
  minify: true,
  entryPoints: { verify: 'src/cli/verify/run-verify.ts', 'render-fresh': 'src/cli/verify/render-fresh.ts' },
  outdir: 'dist',
  external: ['create-aks-ha'],
});
// What moves a repository on needs no more than npm.
await build({
  ...common,
  minify: true,
  entryPoints: { upgrade: 'src/cli/upgrade/run-upgrade.ts' },
  outdir: 'dist',
});
// What works against Azure holds its clients, and the local Azure of a rehearsal.
await build({
  ...common,
  minify: true,
  entryPoints: { deploy: 'src/cli/deploy/index.ts', 'render-deployed': 'src/deployment/render/render-deployed.ts' },
  outdir: 'dist',
  external: ['create-aks-ha'],
});
writeCodeCache('dist');

import { spawnSync } from 'node:child_process';
import { dirname, join, normalize } from 'node:path';
import { renderReadme, renderRunbook, renderSettings } from '../../../src/blueprints/prose';
import { templateFiles } from '../../../src/blueprints/template-files';
import { CONFIGURATIONS } from '../diagram/configurations';
import { emittedPaths } from './emitted-paths';
import { anchors, codeBlocks, links, tables } from './markdown';

/** The npm scripts that the emitted repository has. */
const NPM_SCRIPTS = [
  ...['deploy', 'destroy', 'drain', 'drill', 'eject', 'restore', 'status'],
  ...['synth', 'test', 'test:service', 'upgrade', 'verify'],
];

const scripts = new Map(templateFiles('scripts').map(({ path, content }) => [path, content]));

const DOCUMENTS = [
  ['README.md', renderReadme],
  ['docs/runbook.md', renderRunbook],
  ['docs/settings.md', renderSettings],
] as const;

/** Headings are looked up for each link: rendering a document again for each would take a minute. */
const CASES = CONFIGURATIONS.flatMap(([name, configuration]) => {
  const rendered = DOCUMENTS.map(([path, render]) => ({ path, markdown: render(configuration) }));
  const headings = new Map(rendered.map(({ path, markdown }) => [path as string, anchors(markdown)]));
  return rendered.map((document) => ({ ...document, name, configuration, headings }));
});

/** What bash says of code that documents share, most of it with each other. */
const read = new Map<string, { status: number | null; stderr: string }>();

function readByBash(code: string): { status: number | null; stderr: string } {
  const known = read.get(code);
  if (known) return known;
  const { status, stderr } = spawnSync('bash', ['-n'], { input: code, encoding: 'utf8' });
  read.set(code, { status, stderr });
  return { status, stderr };
}

describe.each(CASES)('$path for $name', ({ path, configuration, markdown, headings }) => {
  const { workload, service, environments } = configuration;

  test('has no gap where a name should be', () => {
    expect(markdown).not.toMatch(/\{\{|\}\}|undefined|\[object|NaN/);
    expect(markdown).not.toMatch(/<[a-z][a-z -]*>|TODO|FIXME|xxx/i);
    // A name that is missing leaves an option without a value, or a cell without a word.
    expect(markdown).not.toMatch(/--(name|resource-group|registry|scope|location) *(-|\\|$)/m);
  });

  test('has tables of whole rows, and each block of code ends', () => {
    for (const [header = [], ...rows] of tables(markdown)) {
      for (const row of rows) {
        expect(row).toHaveLength(header.length);
        expect(row.filter((cell) => cell.trim() === '')).toEqual([]);
      }
    }
    expect(markdown.match(/^ *```/gm)?.length ?? 0).toBe(2 * codeBlocks(markdown, '\\w+').length);
    expect(codeBlocks(markdown, '\\w+').filter((code) => code.trim() === '')).toEqual([]);
  });

  test('has air around each block of code, which a reader would take for one text otherwise', () => {
    const lines = markdown.split('\n');
    const fences = [...lines.keys()].filter((index) => /^ *```/.test(lines[index] ?? ''));
    const crowded = fences.filter((index, place) => lines[index + (place % 2 === 0 ? -1 : 1)] !== '');
    expect(crowded.map((index) => lines.slice(index - 1, index + 2))).toEqual([]);
  });

  test('has no command that runs although one of several is to be chosen', () => {
    expect(markdown).not.toMatch(/take away the #.*\n(?: *# .*\n)* *az /i);
    expect(markdown).not.toMatch(/one of these/i);
  });

  test('links to files that are there and to headings that are there', () => {
    const paths = emittedPaths(configuration);
    for (const link of links(markdown)) {
      if (/^https:/.test(link)) continue;
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : normalize(join(dirname(path), file));
      expect(paths).toContain(target);
      if (anchor !== undefined) expect(headings.get(target)).toContain(anchor);
    }
  });

  test('names only files that are there', () => {
    const paths = emittedPaths(configuration);
    const named = markdown.match(/(?<![\w./-])(?:devops|charts|docs|service|manifests|\.github)\/[\w./-]*\w/g) ?? [];
    const virtual = ['service/.venv', 'service/src/service'];
    expect(named.filter((name) => !paths.has(name) && !virtual.includes(name))).toEqual([]);
  });

  test('names only npm scripts that are there, and no command of a later version', () => {
    const run = [...markdown.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script);
    expect(run.filter((script) => !NPM_SCRIPTS.includes(script as string))).toEqual([]);
    // With a service of one's own it is there once .projenrc.ts has it, of which README.md tells.
    if (service.isOwn && run.includes('test:service'))
      expect(markdown).toContain("project.addTask('test:service', { cwd: 'apps/api'");
    expect(markdown.match(/npx [^`\n]*/g)?.filter((command) => !/^npx projen( upgrade)?$/.test(command)) ?? []).toEqual(
      [],
    );
    expect(markdown).not.toMatch(/create-aks-ha (deploy|verify|status|drain|restore|drill|destroy)/);
  });

  test('calls scripts with the parameters that they have, all that are mandatory among them', () => {
    for (const [, script, rest] of markdown.matchAll(/\.\/devops\/scripts\/([\w-]+\.ps1)([^\n]*)/g)) {
      const content = scripts.get(script as string) as string;
      const given = [...(rest as string).matchAll(/ -(\w+)/g)].map(([, name]) => name as string);
      const known = [...content.matchAll(/^ {4}\[(?:string|switch|string\[\])\] \$(\w+)/gm)].map(
        ([, name]) => name as string,
      );
      const mandatory = [...content.matchAll(/\[Parameter\(Mandatory\)\][\s\S]*?\$(\w+)/g)].map(([, name]) => name);
      expect(known).toEqual(expect.arrayContaining(given));
      expect(given).toEqual(expect.arrayContaining(mandatory));
      const environment = /-Environment (\S+)/.exec(rest as string)?.[1];
      expect(environments.map(({ name }) => name)).toContain(environment);
    }
  });

  test('has shell code that bash can read', () => {
    for (const code of codeBlocks(markdown, 'sh')) {
      expect({ ...readByBash(code), code }).toEqual({ status: 0, stderr: '', code });
    }
  });

  test('tells of every environment and region with the names of the configuration', () => {
    expect(markdown).toContain(workload);
    for (const { resourceGroup, containerRegistryName, frontDoorName, regions } of environments) {
      for (const name of [resourceGroup, containerRegistryName, frontDoorName]) expect(markdown).toContain(name);
      for (const { stamp } of regions) expect(markdown).toContain(stamp.resourceGroup);
    }
  });

  test('has no resource group, cluster or registry of another configuration', () => {
    const ours = environments.flatMap((environment) => [
      environment.resourceGroup,
      ...environment.regions.flatMap(({ stamp }) => [stamp.resourceGroup, stamp.nodeResourceGroup]),
    ]);
    const groups = [...markdown.matchAll(/--resource-group ([^\s)]+)/g)].map(([, group]) => group as string);
    expect(groups.filter((group) => !ours.includes(group))).toEqual([]);
    const clusters = environments.flatMap(({ regions }) => regions.map(({ aksClusterName }) => aksClusterName));
    const named = markdown.replace(/https:\S+/g, '').match(/\baks-[a-z]+-[a-z0-9-]+/g) ?? [];
    expect(named.filter((name) => !clusters.includes(name))).toEqual([]);
    const registries = environments.map(({ containerRegistryName }) => containerRegistryName);
    const used = [...markdown.matchAll(/--registry (\S+)/g)].map(([, registry]) => registry as string);
    expect(used.filter((registry) => !registries.includes(registry))).toEqual([]);
  });

  test('speaks of several regions only where there are some', () => {
    if (environments.some(({ regions }) => regions.length > 1)) return;
    expect(markdown).not.toMatch(
      /all regions|(?<!no )other regions?|those after it|regions after it|no two regions|region after region|each of 1|one of these|regions that are left/i,
    );
  });

  test('names no package registry, and gives the same bytes twice', () => {
    expect(markdown).not.toMatch(/npmjs|pypi|nuget\.org|localhost:4873/);
    const [, render] = DOCUMENTS.find(([document]) => document === path) as (typeof DOCUMENTS)[number];
    expect(render(configuration)).toBe(markdown);
    expect(markdown).not.toMatch(/ $/m);
    expect(markdown).not.toMatch(/\n{3}/);
  });
});

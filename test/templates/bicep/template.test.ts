import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBicep } from '../../toolchain/bicep';
import { templates } from './compiled-main';

interface Described {
  readonly metadata?: { readonly description?: string };
  readonly properties?: Record<string, Described>;
  readonly additionalProperties?: Described;
}

interface Template {
  readonly metadata: { readonly description?: string };
  readonly definitions?: Record<string, Described>;
  readonly parameters?: Record<string, Described>;
  readonly outputs?: Record<string, Described & { readonly type?: string }>;
  readonly resources: Record<string, Resource>;
}

interface Resource {
  readonly type: string;
  readonly condition?: string;
  readonly resourceGroup?: string;
  readonly dependsOn?: readonly string[];
  readonly copy?: { readonly mode?: string; readonly batchSize?: number };
  readonly properties?: { readonly template?: Template };
}

const files = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bicep'));
const ours = [
  'use-description-params',
  'use-description-outputs',
  'use-description-types',
  'use-description-type-properties',
  'no-module-name',
  'no-hardcoded-outputs',
];
const config = JSON.parse(readFileSync(join(templates, 'bicepconfig.json'), 'utf8'));
const text = (file: string) => readFileSync(join(templates, file), 'utf8');

describe('the Bicep templates', () => {
  const build = runBicep(['build', join(templates, 'main.bicep'), '--stdout']);
  const main: Template = build.status === 0 ? JSON.parse(build.stdout) : { metadata: {}, resources: {} };
  const stamp = main.resources.stamp?.properties?.template;

  it('compile without a word under the linter rules that are shipped', () => {
    expect(build).toMatchObject({ status: 0, stderr: '' });
  });

  describe('in a copy', () => {
    const copy = mkdtempSync(join(tmpdir(), 'bicep-'));
    afterAll(() => rmSync(copy, { recursive: true, force: true }));
    cpSync(templates, copy, { recursive: true });
    // A repository that was generated two years ago may not fail because of a new API version; ours may.
    const strict = structuredClone(config);
    strict.analyzers.core.rules['use-recent-api-versions'].maxAgeInDays = 0;
    // Matters of style: they would stop a deployment because of what users write into workload.bicep.
    for (const rule of ours) strict.analyzers.core.rules[rule] = { level: 'error' };
    writeFileSync(join(copy, 'bicepconfig.json'), JSON.stringify(strict));

    it('use the newest API versions that the compiler knows, in every file, and keep to our style', () => {
      expect(runBicep(['lint', '--pattern', `${copy}/**/*.bicep`])).toEqual({ status: 0, stdout: '', stderr: '' });
    });

    it('are formatted', () => {
      expect(runBicep(['format', '--pattern', `${copy}/**/*.bicep`])).toMatchObject({ status: 0, stderr: '' });
      expect(files.filter((file) => readFileSync(join(copy, file), 'utf8') !== text(file))).toEqual([]);
    });
  });

  it('have every linter rule at error, and a reason beside each exception', () => {
    const levels = Object.values<{ level: string }>(config.analyzers.core.rules).map(({ level }) => level);
    expect(new Set(levels)).toEqual(new Set(['error']));
    const exceptions = files.flatMap((file) => text(file).match(/^.*#disable-.*$/gm) ?? []);
    expect(exceptions.filter((line) => !/#disable-\S+ \S+ \/\/ .{20}/.test(line))).toEqual([]);
  });

  it('are small files', () => {
    const lengths = files.map((file) => text(file).split('\n').length).sort((a, b) => a - b);
    expect(lengths.at(-1)).toBeLessThanOrEqual(250);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
  });

  it('describe each file, parameter, output and property', () => {
    expect(modules('main', main).flatMap(([path, template]) => undescribed(path, template))).toEqual([]);
  });

  it('hand out no secret', () => {
    const outputs = modules('main', main).flatMap(([, template]) => Object.entries(template.outputs ?? {}));
    expect(
      outputs.filter(([name, { type }]) => /secure/i.test(type ?? '') || /secret|password|key/i.test(name)),
    ).toEqual([]);
    expect(build.stdout).not.toMatch(/\blist\w*(keys|credentials?)\(/i);
  });

  it('grant the control plane its rights before its cluster is made', () => {
    expect(before(stamp, 'cluster')).toEqual(expect.arrayContaining(['controlPlaneRights', 'network']));
    // The identities that get them, and the address that one of them is on.
    expect(before(main, 'stamp')).toEqual(expect.arrayContaining(['identities', 'gatewayAddress']));
  });

  it('let its nodes pull before they are made, and wait for no copy of the registry elsewhere', () => {
    expect(main.resources.identities?.properties?.template?.resources).toHaveProperty('pullRight');
    expect(before(main, 'stamp')).toEqual(expect.arrayContaining(['identities', 'registry']));
    expect(before(main, 'stamp')).not.toContain('replications');
    expect(before(main, 'replications')).toContain('registry');
  });

  it('let stamps wait for nothing global while that is left out', () => {
    // Azure drops what waits for a resource whose condition does not hold.
    const global = Object.entries(main.resources).filter(([, { resourceGroup }]) => /config/.test(resourceGroup ?? ''));
    const awaited = global.filter(([name]) => before(main, 'stamp').includes(name));
    expect(awaited.map(([name]) => name).sort()).toEqual(['actionGroup', 'registry']);
    for (const [, { condition }] of awaited) expect(condition).toBe("[variables('withGlobal')]");
    expect(main.resources.globalGroup?.condition).toBe("[variables('withGlobal')]");
  });

  it('change the cluster only when it is there', () => {
    const changing = ['userPools', 'maintenance', 'admins', 'workloadIdentity', 'gatewayCertificate'];
    for (const name of [...changing, 'clusterMonitoring']) expect(before(stamp, name)).toContain('cluster');
  });

  it('watch the group of the nodes only when the cluster has made it', () => {
    const clusterMonitoring = stamp?.resources.clusterMonitoring?.properties?.template;
    expect(clusterMonitoring?.resources).toHaveProperty('resourceHealth');
    const watching = modules('main', main).filter(([, template]) => 'resourceHealth' in template.resources);
    expect(watching.map(([path]) => path).sort()).toEqual([
      'main/globalMonitoring/alerts',
      'main/stamp/clusterMonitoring',
    ]);
  });

  it('change one node pool at a time', () => {
    const pools = stamp?.resources.userPools?.properties?.template?.resources.pools;
    expect(pools?.copy).toMatchObject({ mode: 'serial', batchSize: 1 });
  });

  it('send users to names that are ours already, and wait for no cluster', () => {
    expect(before(main, 'frontDoor')).toContain('gatewayAddress');
    expect(before(main, 'frontDoor')).not.toContain('stamp');
    expect(before(main, 'gatewayAddress')).toEqual(['stampGroups']);
  });

  it('call workload.bicep with all regions or not at all', () => {
    // Told of fewer, it would take away what it made for the missing one. It makes nothing yet that a snapshot could show.
    expect(main.resources.workloadResources?.condition).toBe(
      "[and(variables('withGlobal'), empty(variables('down')))]",
    );
  });

  it('put one subnet after the other into a network', () => {
    const network = stamp?.resources.network?.properties?.template;
    expect(before(network, 'privateLink')).toContain('nodes');
  });

  it('make what others refer to by name before them', () => {
    expect(before(main, 'stamp')).toContain('stampGroups');
    expect(before(main, 'stamp')).toContain('actionGroup');
    expect(before(main, 'globalMonitoring')).toEqual(expect.arrayContaining(['actionGroup', 'frontDoor', 'registry']));
    expect(before(main, 'globalMonitoring')).not.toContain('stamp');
    expect(before(main, 'webTests')).toEqual(expect.arrayContaining(['frontDoor', 'stamp']));
    expect(before(stamp, 'cluster')).toContain('monitoring');
    expect(before(main, 'workloadResources')).toContain('stamp');
    const frontDoor = main.resources.frontDoor?.properties?.template;
    expect(before(frontDoor?.resources.mainRoute?.properties?.template, 'route')).toContain('regions');
    expect(before(frontDoor?.resources.regionRoutes?.properties?.template, 'route')).toContain('region');
  });
});

/** A template and all that it calls. */
function modules(path: string, template: Template): [string, Template][] {
  const nested = Object.entries(template.resources).flatMap(([name, { properties }]) =>
    properties?.template ? modules(`${path}/${name}`, properties.template) : [],
  );
  return [[path, template], ...nested];
}

/** Everything that is deployed before a resource. */
function before(template: Template | undefined, name: string): string[] {
  // One element of a loop is written as [format('stamp[{0}]', copyIndex())].
  const direct = (template?.resources[name]?.dependsOn ?? []).map((other) =>
    other.replace(/^\[format\('(\w+)\[.*/, '$1'),
  );
  return [...new Set(direct.flatMap((other) => [other, ...before(template, other)]))];
}

function undescribed(path: string, template: Template): string[] {
  const here = template.metadata.description ? [] : [path];
  return [
    ...here,
    ...missing(`${path}:parameters`, template.parameters),
    ...missing(`${path}:outputs`, template.outputs),
    ...missing(`${path}:definitions`, template.definitions),
  ];
}

function missing(path: string, items: Record<string, Described> | undefined): string[] {
  return Object.entries(items ?? {}).flatMap(([name, item]) => [
    ...(item.metadata?.description ? [] : [`${path}.${name}`]),
    ...missing(`${path}.${name}`, item.properties),
    ...(item.additionalProperties?.metadata ? missing(`${path}.${name}`, { '*': item.additionalProperties }) : []),
  ]);
}

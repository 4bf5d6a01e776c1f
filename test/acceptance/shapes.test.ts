import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runBicep } from '../toolchain/bicep';
import { run } from './run';

const CLI = resolve('dist/cli.js');
const work = mkdtempSync(join(tmpdir(), 'aks-ha-'));
const modules = join(work, 'toolchain');

const TEN =
  'eastus2,centralus,northeurope,westeurope,japaneast,japanwest,brazilsouth,southcentralus,westus3,australiaeast';

/** One install serves all of them: they differ in names and regions only. */
beforeAll(() => {
  run('node', [CLI, modules, '--yes', '--no-git'], work);
}, 200_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.each([
  { shape: 'one region', regions: 'swedencentral', environments: 'prod', count: 1 },
  { shape: 'three regions', regions: 'eastus2,centralus,westus3', environments: 'prod', count: 3 },
  { shape: 'ten regions', regions: TEN, environments: 'prod', count: 10 },
  { shape: 'two environments', regions: 'northeurope,westeurope', environments: 'staging,prod', count: 2 },
])('a repository with $shape', ({ shape, regions, environments, count }) => {
  const root = join(work, shape);

  beforeAll(() => {
    const flags = ['--name', 'orders', '--regions', regions, '--environments', environments];
    run('node', [CLI, root, ...flags, '--yes', '--no-install', '--no-git'], work);
    symlinkSync(join(modules, 'node_modules'), join(root, 'node_modules'));
    run('node', ['--import', 'tsx', '.projenrc.ts'], root, { PROJEN_DISABLE_POST: '' });
  });

  it('renders a manifest for each region of each environment', () => {
    expect(readdirSync(join(root, 'manifests')).sort()).toEqual(environments.split(',').sort());
    for (const environment of environments.split(',')) {
      expect(readdirSync(join(root, 'manifests', environment))).toHaveLength(count);
      for (const file of readdirSync(join(root, 'manifests', environment))) {
        const manifest = readFileSync(join(root, 'manifests', environment, file), 'utf8');
        expect(manifest).toContain('kind: PodDisruptionBudget');
        expect(manifest).toContain('podAntiAffinity');
      }
    }
  });

  it('expands its Bicep to a cluster for each region, and one registry for each environment', () => {
    for (const environment of environments.split(',')) {
      const file = join(root, 'devops/bicep', `${environment}.bicepparam`);
      const { status, stderr } = runBicep([
        ...['snapshot', file, '--mode', 'overwrite', '--subscription-id', '11111111-1111-1111-1111-111111111111'],
        ...['--location', 'eastus2'],
      ]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining('Error') });
      const { predictedResources } = JSON.parse(
        readFileSync(file.replace('.bicepparam', '.snapshot.json'), 'utf8'),
      ) as { predictedResources: { type: string }[] };
      const ofType = (type: string) => predictedResources.filter((resource) => resource.type === type);
      expect(ofType('Microsoft.ContainerService/managedClusters')).toHaveLength(count);
      expect(ofType('Microsoft.ContainerRegistry/registries')).toHaveLength(1);
      expect(ofType('Microsoft.ContainerRegistry/registries/replications')).toHaveLength(count - 1);
      expect(ofType('Microsoft.Cdn/profiles')).toHaveLength(1);
    }
  });

  it('passes its own type check', () => {
    run('npx', ['tsc', '--noEmit'], root);
  });
});

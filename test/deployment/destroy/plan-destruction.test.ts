import type { DeployedResource } from '../../../src/deployment/deployed/deployed';
import { formatDestruction, planDestruction } from '../../../src/deployment/destroy/plan-destruction';
import { configured, deployedAs, NOTHING } from '../configured';

const { environment } = configured();
const live = deployedAs(environment);
const cluster = { id: '/x', type: 'Microsoft.ContainerService/managedClusters', name: 'aks', location: 'eastus2' };
const rule = (name: string) => ({ id: `/${name}`, type: 'Microsoft.Insights/metricAlerts', name, location: 'global' });
const foreign = { name: 'rg-orders-staging', location: 'westus3', environment: 'staging', resources: [] };

it('takes the regions, then what is global, and nothing of another environment', () => {
  const plan = planDestruction('orders', 'prod', { ...live, groups: [foreign, ...live.groups] });
  expect(plan.regional.map(({ name }) => name)).toEqual(['rg-orders-prod-blue', 'rg-orders-prod-green']);
  expect(plan.global?.name).toBe('rg-orders-prod');
});

it('clusters go before Front Door, and after it where it is connected to them privately', () => {
  const profile = { id: '/fd', type: 'Microsoft.Cdn/profiles', name: 'afd', location: 'global' };
  const link = { id: '/pls', type: 'Microsoft.Network/privateLinkServices', name: 'pls', location: 'eastus2' };
  const kinds = (...resources: DeployedResource[]) => {
    const groups = live.groups.map((group) => ({ ...group, resources: group.region ? [] : resources }));
    return planDestruction('orders', 'prod', { ...live, groups }).stages.map(({ kind, ids }) => [kind, ids]);
  };
  const clusters = ['cluster', ['/x']];
  const frontDoor = ['Front Door', ['/fd']];
  expect(kinds(profile, cluster)).toEqual([clusters, frontDoor]);
  expect(kinds(profile, cluster, link)).toEqual([frontDoor, clusters]);
});

it('is told by group with what is in it', () => {
  const groups = live.groups.map((group) =>
    group.region === 'blue' ? { ...group, resources: [cluster, rule('a'), rule('b')] } : group,
  );
  expect(formatDestruction(planDestruction('orders', 'prod', { ...live, groups })).split('\n')).toEqual([
    'This removes orders in prod for good, with all data in it:',
    '  rg-orders-prod-blue (blue, eastus2): managedClusters, 2 metricAlerts',
    '  rg-orders-prod-green (green, centralus): empty',
    '  rg-orders-prod (what is global, eastus2): empty',
  ]);
});

it('is empty where nothing is there', () => {
  expect(planDestruction('orders', 'prod', NOTHING)).toEqual({
    workload: 'orders',
    environment: 'prod',
    stages: [],
    regional: [],
  });
});

import { formatStatus } from '../../../src/cli/deploy/format-status';
import type { EnvironmentStatus } from '../../../src/deployment/status/status';

const IMAGE = `acr.azurecr.io/orders@sha256:${'27c8728c6f66'}${'0'.repeat(52)}`;
const STATUS: EnvironmentStatus = {
  workload: 'orders',
  environment: 'prod',
  address: 'https://orders.azurefd.net',
  infrastructure: { state: 'as in the repository', missing: [] },
  source: { repository: 'acr.azurecr.io/orders', image: IMAGE },
  regions: [
    {
      name: 'blue',
      location: 'eastus2',
      origin: 'enabled',
      answer: 'HTTP 200',
      cluster: {
        name: 'aks-blue',
        state: 'Succeeded',
        kubernetesVersion: '1.35.2',
        zones: [
          { zone: '1', nodes: 2, ready: 2 },
          { zone: '2', nodes: 2, ready: 1 },
        ],
        workloads: [{ name: 'orders', images: [IMAGE], available: 6, wanted: 6, isRolledOut: true }],
      },
    },
    { name: 'green', location: 'centralus', origin: 'disabled', answer: 'HTTP 503' },
  ],
  remains: [],
};
const lines = (status: EnvironmentStatus) => formatStatus(status, false).split('\n');

it('tells each region: its cluster, zones with ready nodes, what runs, and whether it is reached', () => {
  expect(lines(STATUS)).toEqual([
    'orders in prod  https://orders.azurefd.net',
    'infrastructure: as in the repository',
    '',
    'blue (eastus2): gets requests, answers',
    '  cluster: aks-blue, succeeded, Kubernetes 1.35.2',
    '  ready nodes: zone 1: 2 of 2, zone 2: 1 of 2',
    '  orders: 6 of 6 pods, orders@sha256:27c8728c6f66',
    '',
    'green (centralus): drained: gets no requests, gives HTTP 503',
    '  cluster: there is none',
    '',
  ]);
});

it('tells what differs from the repository', () => {
  const missing = ['/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/actionGroups/oncall'];
  const told = lines({
    ...STATUS,
    infrastructure: { state: 'differs from the repository', missing },
    source: { repository: 'acr.azurecr.io/orders' },
    remains: ['rg-orders-prod-red'],
  });
  expect(told).toContain('infrastructure: differs from the repository');
  expect(told).toContain('  missing: actionGroups oncall');
  expect(told).toContain('    the service has changed since');
  expect(told).toContain('no longer in variables.json: rg-orders-prod-red');
});

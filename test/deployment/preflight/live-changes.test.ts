import type { DeployedCluster } from '../../../src/deployment/deployed/deployed';
import { refusedChanges } from '../../../src/deployment/preflight/live-changes';
import { configured, deployedAs, NOTHING } from '../configured';

const { environment } = configured();
const live = deployedAs(environment);
type Prod = { regions: Record<string, unknown>[]; nodeSize: Record<string, string>; home?: string };
const after = (change: (prod: Prod) => void) =>
  refusedChanges(configured((prod) => change(prod as unknown as Prod)).environment, live).map(({ what }) => what);

it('nothing is refused where nothing is there, or nothing changes', () => {
  expect(refusedChanges(environment, NOTHING)).toEqual([]);
  expect(refusedChanges(environment, live)).toEqual([]);
});

it.each<[string, (prod: Prod) => void, string]>([
  [
    'a region that moves',
    (prod) => Object.assign(prod.regions[1] ?? {}, { location: 'westus3' }),
    "green is in centralus, and can't be moved to westus3.",
  ],
  [
    'a cluster with another name',
    (prod) => Object.assign(prod.regions[0] ?? {}, { aksClusterName: 'aks-other' }),
    "The cluster of blue is called aks-orders-prod-blue, and can't be renamed to aks-other.",
  ],
  [
    'another home',
    (prod) => Object.assign(prod, { home: 'westus3' }),
    'The home of prod is eastus2 for good, and devops/config/variables.json says westus3.',
  ],
])('%s is told before Azure refuses it', (_, change, what) => {
  expect(after(change)).toEqual([what]);
});

it('a network that has nodes in it keeps its addresses', () => {
  const [blue] = environment.regions;
  const as = (addressSpace: string) => ({
    ...live,
    clusters: { blue: { ...live.clusters.blue, addressSpace: [addressSpace] } as DeployedCluster },
  });
  expect(refusedChanges(environment, as(blue?.stamp.addressSpace ?? ''))).toEqual([]);
  expect(refusedChanges(environment, as('10.200.0.0/20')).map(({ what }) => what)).toEqual([
    `The network of blue is 10.200.0.0/20, and its nodes can't be moved to ${blue?.stamp.addressSpace}.`,
  ]);
});

it('system nodes stay in the zones that they were made in', () => {
  const pools = [{ name: 'system', mode: 'System', count: 3, size: environment.nodeSize.system, zones: ['1', '2'] }];
  const before = { ...live, clusters: { blue: { ...live.clusters.blue, pools } as DeployedCluster } };
  expect(refusedChanges(environment, before).map(({ what }) => what)).toEqual([
    "The system nodes of blue are in zones 1, 2, and can't be in 1, 2, 3.",
  ]);
});

it('other system nodes are told for each cluster, and a new region is welcome', () => {
  expect(after((prod) => Object.assign(prod.nodeSize, { system: 'Standard_D8pds_v5' }))).toHaveLength(2);
  expect(
    after((prod) =>
      prod.regions.push({ name: 'red', location: 'westus3', aksClusterName: 'aks-red', zones: ['1', '2', '3'] }),
    ),
  ).toEqual([]);
});

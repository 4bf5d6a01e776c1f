import { missingResources } from '../../../src/deployment/deployed/missing';
import { nodeCounts } from '../../../src/deployment/deployed/node-counts';
import { configured, deployedAs, NOTHING } from '../configured';

const NAT = '/subscriptions/predicted/resourceGroups/rg/providers/Microsoft.Network/natGateways/nat';
const resource = (id: string) => ({ id, type: '', name: '', properties: {} });
const holding = (...ids: string[]) => ({
  ...NOTHING,
  groups: [
    {
      name: 'rg',
      location: 'l',
      environment: 'prod',
      resources: ids.map((id) => ({ id, type: '', name: '', location: '' })),
    },
  ],
});

it('what is there, in any subscription and spelling, is not missing', () => {
  const there = holding(
    NAT.replace('predicted', 'real').toUpperCase().replace('/SUBSCRIPTIONS/REAL', '/subscriptions/real'),
  );
  expect(missingResources([resource(NAT)], there)).toEqual([]);
});

it('what was deleted by hand is', () => expect(missingResources([resource(NAT)], holding())).toEqual([NAT]));

it.each([
  ['a part of another resource', `${NAT}/parts/part`],
  ['a right', '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Authorization/roleAssignments/x'],
  ['what only Azure can name', "/subscriptions/s/resourceGroups/rg/providers/Microsoft.X/y/[guid('x')]"],
  ['a resource group', '/subscriptions/s/resourceGroups/rg'],
])('%s is not looked for', (_, id) => expect(missingResources([resource(id)], NOTHING)).toEqual([]));

it('the nodes of each pool are counted, but not of a cluster that is still being made', () => {
  const { clusters } = deployedAs(configured().environment);
  const { blue, green } = clusters;
  if (!blue || !green) throw new Error('no clusters');
  expect(nodeCounts({ groups: [], clusters: { blue, green: { ...green, state: 'Creating' } } })).toEqual({
    blue: { system: 3, u1abc: 2 },
  });
});

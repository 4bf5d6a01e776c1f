import { readResourceId, sameId } from '../../../src/deployment/arm/resource-id';

it.each([
  ['/subscriptions/s/resourceGroups/rg', { group: 'rg', type: 'Microsoft.Resources/resourceGroups', name: 'rg' }],
  [
    '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Cdn/profiles/p/originGroups/g',
    { group: 'rg', type: 'Microsoft.Cdn/profiles/originGroups', name: 'g' },
  ],
  [
    '/subscriptions/s/providers/Microsoft.Resources/deployments/d',
    { type: 'Microsoft.Resources/deployments', name: 'd' },
  ],
  [
    '/subscriptions/s/resourceGroups/rg/providers/Microsoft.X/a/b/providers/Microsoft.Authorization/locks/keep',
    { group: 'rg', type: 'Microsoft.Authorization/locks', name: 'keep' },
  ],
])('%s', (id, read) => {
  expect(readResourceId(id)).toEqual(read);
});

it('capitals do not tell two ids apart', () => {
  expect(sameId('/Subscriptions/S/resourcegroups/RG', '/subscriptions/s/resourceGroups/rg')).toBe(true);
});

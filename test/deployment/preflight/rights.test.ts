import { isAllowed, missingRights, type Permission } from '../../../src/deployment/preflight/rights';

const OWNER: Permission = { actions: ['*'] };
const CONTRIBUTOR: Permission = {
  actions: ['*'],
  notActions: ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write'],
};
const RBAC: Permission = { actions: ['Microsoft.Authorization/roleAssignments/write', '*/read'] };
const WRITE = 'Microsoft.Authorization/roleAssignments/write';

it.each<[string, Permission[], boolean]>([
  ['an owner', [OWNER], true],
  ['a contributor', [CONTRIBUTOR], false],
  ['a contributor who may give rights too', [CONTRIBUTOR, RBAC], true],
  ['nobody', [], false],
])('%s may give rights: %#', (_, permissions, allowed) => {
  expect(isAllowed(permissions, WRITE)).toBe(allowed);
});

it('names each role that is missing once, with the rights and the command', () => {
  const needed = [
    { action: WRITE, role: 'Role Based Access Control Administrator' },
    { action: 'Microsoft.Cdn/profiles/write', role: 'Contributor' },
    { action: 'Microsoft.Network/virtualNetworks/write', role: 'Contributor' },
  ];
  const found = missingRights([{ actions: ['*/read'] }], needed, '/subscriptions/s');
  expect(found.map(({ what }) => what)).toEqual([
    `Whoever is signed in lacks ${WRITE}.`,
    'Whoever is signed in lacks Microsoft.Cdn/profiles/write, Microsoft.Network/virtualNetworks/write.',
  ]);
  expect(found[1]?.fix).toContain('az role assignment create --role "Contributor"');
  expect(found.every(({ isAboutRights }) => isAboutRights)).toBe(true);
});

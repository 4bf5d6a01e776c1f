import { formatChanges } from '../../../src/deployment/arm/changes';

const id = (group: string, name: string) =>
  `/subscriptions/s/resourceGroups/${group}/providers/Microsoft.Network/virtualNetworks/${name}`;

it('tells by resource group what is changed, what failed, and what its turn never came', () => {
  const told = formatChanges({
    changed: [id('rg-blue', 'a'), id('rg-blue', 'b'), id('rg-green', 'a')],
    failed: [id('rg-blue', 'c')],
    untouched: [id('rg-blue', 'd')],
  });
  expect(told).toBe(`What is changed, and what is not:
  rg-blue: 2 changed; failed: virtualNetworks c; not touched: virtualNetworks d
  rg-green: 1 changed`);
});

it('of many, names some and counts the rest', () => {
  const untouched = Array.from({ length: 9 }, (_, index) => id('rg-blue', `v${index}`));
  expect(formatChanges({ changed: [id('rg-blue', 'a')], failed: [], untouched })).toMatch(
    /virtualNetworks v5 and 3 more$/,
  );
});

it('says so where nothing is', () => {
  expect(formatChanges({ changed: [], failed: [], untouched: [id('rg-blue', 'a')] })).toBe('Nothing was changed.');
});

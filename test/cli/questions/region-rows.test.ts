import { regionRows } from '../../../src/cli/questions/draft/region-rows';
import { AZURE_REGIONS } from '../../../src/configuration/azure-regions';
import { whyUnusable } from '../../../src/configuration/region-catalogue';

const names = (filter: string, picked: string[] = []) => regionRows(filter, picked).map(({ name }) => name);

it('lists every region once, those that can be used first', () => {
  const rows = regionRows('', []);
  expect(rows).toHaveLength(AZURE_REGIONS.length);
  const unusable = rows.findIndex(({ isUsable }) => !isUsable);
  expect(rows.slice(unusable).every(({ isUsable }) => !isUsable)).toBe(true);
  for (const { name, isUsable, note } of rows) {
    expect(note).toContain(isUsable ? '3 zones' : whyUnusable(name));
  }
});

it.each([
  ['eastus2', 'eastus2'],
  ['East US 2', 'eastus2'],
  ['swe', 'swedencentral'],
  ['UK', 'uksouth'],
])('filters by either name: %s', (filter, first) => {
  expect(names(filter)[0]).toBe(first);
});

it('puts what begins with the filter before what only holds it', () => {
  expect(names('central').slice(0, 3)).toEqual(['centralindia', 'centralus', 'belgiumcentral']);
});

it('suggests the pair of what is chosen', () => {
  expect(regionRows('', ['home=eastus2'])[1]).toMatchObject({
    name: 'centralus',
    note: expect.stringContaining('suggested'),
  });
  expect(names('', ['eastus2', 'centralus'])[2]).toBe('australiaeast');
});

it('begins with what is chosen, in its order, until something is looked for', () => {
  expect(names('', ['westus3', 'home=eastus2']).slice(0, 2)).toEqual(['westus3', 'eastus2']);
  expect(names('swe', ['westus3'])[0]).toBe('swedencentral');
});

it('looks for the last of several', () => {
  expect(names('eastus2,home=swe')[0]).toBe('swedencentral');
});

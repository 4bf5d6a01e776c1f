import { AZURE_REGIONS } from '../../src/configuration/azure-regions';
import {
  normaliseLocation,
  suggestPair,
  suggestRegion,
  USABLE_REGIONS,
  whyUnusable,
} from '../../src/configuration/region-catalogue';

describe('suggestPair', () => {
  it.each([
    ['eastus2', 'centralus'],
    ['centralus', 'eastus2'],
    ['northeurope', 'westeurope'],
    ['southeastasia', 'eastasia'],
    ['japanwest', 'japaneast'],
    ['brazilsouth', 'southcentralus'],
    ['westus3', 'eastus'],
  ])('of %s is %s', (name, pair) => expect(suggestPair(name)?.name).toBe(pair));

  it.each([
    ['swedencentral', 'whose pair has no zones'],
    ['italynorth', 'which has no pair'],
    ['atlantis', 'which does not exist'],
  ])('is nothing for %s, %s', (name) => expect(suggestPair(name)).toBeUndefined());
});

describe('whyUnusable', () => {
  it.each([
    ['westus', 'West US has no availability zones'],
    ['qatarcentral', 'Qatar Central does not offer the zone-redundant NAT gateway'],
    ['indonesiacentral', 'Indonesia Central does not offer the zone-redundant NAT gateway'],
    ['eastus-2', '"eastus-2" is no public region of Azure'],
    ['constructor', '"constructor" is no public region of Azure'],
  ])('%s: %s', (name, reason) => expect(whyUnusable(name)).toContain(reason));

  it('is silent about the 36 others', () => {
    expect(USABLE_REGIONS.filter(({ name }) => whyUnusable(name) !== undefined)).toEqual([]);
  });
});

describe('normaliseLocation', () => {
  it.each(['East US 2', 'EASTUS2', 'eastus2', ' East\tUS 2 '])('knows %p as eastus2', (text) => {
    expect(normaliseLocation(text)).toBe('eastus2');
  });

  it('finds every location by its display name', () => {
    expect(AZURE_REGIONS.filter((region) => normaliseLocation(region.displayName) !== region.name)).toEqual([]);
  });
});

describe('suggestRegion', () => {
  it.each([
    ['eastus-2', 'eastus2'],
    ['esatus2', 'eastus2'],
    ['EastUS_2', 'eastus2'],
    ['westeurop', 'westeurope'],
    ['uk south', 'uksouth'],
  ])('takes %p for a misspelled %s', (written, meant) => expect(suggestRegion(written).name).toBe(meant));

  it.each([
    ['qatarcentral', 'uaenorth'],
    ['indonesiacentral', 'southeastasia'],
    ['norwaywest', 'norwayeast'],
    ['uaecentral', 'uaenorth'],
    ['australiacentral', 'australiaeast'],
    ['canadaeast', 'canadacentral'],
  ])('names the nearest to %s that can: %s', (name, nearest) => expect(suggestRegion(name).name).toBe(nearest));

  it('measures over the globe, not over the map: New Zealand is near Australia', () => {
    expect(suggestRegion('australiasoutheast', ['australiaeast']).name).toBe('newzealandnorth');
    // A degree of longitude is shorter in the north.
    expect(suggestRegion('francecentral', ['francecentral']).name).toBe('switzerlandnorth');
  });

  it('names none that is chosen already, as long as another is left', () => {
    const all = USABLE_REGIONS.map((region) => region.name);
    expect(suggestRegion('esatus2', ['eastus2']).name).not.toBe('eastus2');
    expect(suggestRegion('eastus-2', all.slice(1)).name).toBe(all[0]);
    expect(all).toContain(suggestRegion('eastus-2', all).name);
  });

  it.each(['', '🚀', '\0', 'x'.repeat(100_000)])('names something for anything', (written) => {
    expect(USABLE_REGIONS).toContain(suggestRegion(written));
  });
});

import { privateLinkLocation } from '../../src/configuration/private-link-location';
import { findRegion, USABLE_REGIONS } from '../../src/configuration/region-catalogue';

const of = (name: string) => privateLinkLocation(USABLE_REGIONS.find((region) => region.name === name) ?? fail());

function fail(): never {
  throw new Error('no such region');
}

it.each([
  ['eastus2', 'eastus2'],
  ['japanwest', 'japaneast'],
  ['westus2', 'westus3'],
  ['belgiumcentral', 'westeurope'],
  ['newzealandnorth', 'australiaeast'],
])('the endpoint of %s is made in %s', (region, location) => expect(of(region)).toBe(location));

it('every region has one, in a location that is there', () => {
  for (const region of USABLE_REGIONS) expect(findRegion(privateLinkLocation(region))).toBeDefined();
});

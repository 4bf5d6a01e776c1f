import { AZURE_REGIONS, type AzureRegion } from './azure-regions';
import { findRegion, nearest } from './region-catalogue';

/**
 * Established locations, out of which one is taken that nobody chose: young ones get services like Application Insights
 * last. A choice of ours; Azure has no such list.
 */
const OFFERED: readonly string[] = [
  ...['australiaeast', 'brazilsouth', 'canadacentral', 'centralindia', 'centralus', 'eastasia', 'eastus', 'eastus2'],
  ...['francecentral', 'germanywestcentral', 'japaneast', 'japanwest', 'koreacentral', 'northeurope', 'norwayeast'],
  ...['southafricanorth', 'southcentralus', 'southeastasia', 'swedencentral', 'switzerlandnorth', 'uaenorth'],
  ...['uksouth', 'westeurope', 'westus2', 'westus3'],
];

/**
 * Where the test that watches a location is kept: in another one, so that the loss of a location does not take along what
 * tells of it. Its pair, which Azure never updates together with it, otherwise the nearest on the map.
 *
 * It follows from the location alone. Were it another region of the environment, it would move when regions come, go or
 * change places, and Azure moves no test: it refuses the deployment.
 *
 * @param name of a location of the catalogue
 */
export function watchingLocation(name: string): string {
  const watched = findRegion(name) as AzureRegion;
  const others = AZURE_REGIONS.filter((region) => region.name !== name && OFFERED.includes(region.name));
  return (others.find((region) => region.name === watched.pair) ?? nearest(watched, others)).name;
}

import { AZURE_REGIONS, type AzureRegion } from './azure-regions';
import { nearest } from './region-catalogue';

/**
 * Where Front Door can make the private endpoints of its origins.
 * Source: learn.microsoft.com/azure/frontdoor/private-link#region-availability
 */
const OFFERED: readonly string[] = [
  ...['australiaeast', 'brazilsouth', 'canadacentral', 'centralindia', 'centralus', 'eastasia', 'eastus', 'eastus2'],
  ...['francecentral', 'germanywestcentral', 'japaneast', 'koreacentral', 'northeurope', 'norwayeast'],
  ...['southafricanorth', 'southcentralus', 'swedencentral', 'uksouth', 'westeurope', 'westus3'],
];

const CANDIDATES = AZURE_REGIONS.filter(({ name }) => OFFERED.includes(name));

/** The location of a region's endpoint: its own where that is offered, otherwise the nearest on the map. */
export function privateLinkLocation(region: AzureRegion): string {
  return nearest(region, CANDIDATES).name;
}

import type { DayOfWeek } from './configuration';

/** What we know of one Azure location. */
export interface AzureRegion {
  /** Azure's name, e.g. `eastus2`. */
  readonly name: string;
  /** What the portal shows, e.g. `East US 2`. */
  readonly displayName: string;
  /** Availability zones: 0 or 3. */
  readonly zones: number;
  /** Azure's paired location. Not symmetric, and absent in newer locations. */
  readonly pair?: string;
  /** Latitude and longitude in degrees, to two digits. */
  readonly at: readonly [latitude: number, longitude: number];
  /** `false` where the zone-redundant NAT gateway (StandardV2) is not offered. */
  readonly zonalEgress?: false;
  /**
   * Where metrics are kept, where Azure has no Azure Monitor workspaces in the location itself: the nearest one that has
   * them, within the same geography where there is any. Never changed, even when they come: Azure moves no workspace.
   * Source: learn.microsoft.com/azure/azure-monitor/metrics/azure-monitor-workspace-overview#regional-availability
   */
  readonly metricsIn?: string;
  /**
   * Place of the location's network within an environment's address space, 0–63. Never changed and never used
   * twice: the network of a live cluster can't be moved. Absent where a stamp can't be built.
   */
  readonly slot?: number;
  /**
   * Start of the weekly upgrade window in UTC, four hours long, at night there. No two locations share one, and a
   * pair never has its windows on neighbouring days.
   */
  readonly upgrade?: `${DayOfWeek} ${string}:00`;
}

/**
 * All public locations with their zones and pairs, as `GET /subscriptions/{id}/locations` listed them in August 2026.
 * A new one takes the next free slot and the next free window.
 */
// biome-ignore format: a table is read by its rows
export const AZURE_REGIONS: readonly AzureRegion[] = [
  { name: 'australiacentral', displayName: 'Australia Central', zones: 0, pair: 'australiacentral2', at: [-35.31, 149.12] },
  { name: 'australiacentral2', displayName: 'Australia Central 2', zones: 0, pair: 'australiacentral', at: [-35.31, 149.12] },
  { name: 'australiaeast', displayName: 'Australia East', zones: 3, pair: 'australiasoutheast', at: [-33.86, 151.21], slot: 0, upgrade: 'Monday 16:00' },
  { name: 'australiasoutheast', displayName: 'Australia Southeast', zones: 0, pair: 'australiaeast', at: [-37.81, 144.96] },
  { name: 'austriaeast', displayName: 'Austria East', zones: 3, at: [48.22, 16.46], metricsIn: 'germanywestcentral', slot: 1, upgrade: 'Wednesday 00:00' },
  { name: 'belgiumcentral', displayName: 'Belgium Central', zones: 3, at: [50.85, 4.35], metricsIn: 'westeurope', slot: 2, upgrade: 'Wednesday 04:00' },
  { name: 'brazilsouth', displayName: 'Brazil South', zones: 3, pair: 'southcentralus', at: [-23.55, -46.63], slot: 3, upgrade: 'Monday 04:00' },
  { name: 'brazilsoutheast', displayName: 'Brazil Southeast', zones: 0, pair: 'brazilsouth', at: [-22.9, -43.21] },
  { name: 'canadacentral', displayName: 'Canada Central', zones: 3, pair: 'canadaeast', at: [43.65, -79.38], slot: 4, upgrade: 'Sunday 08:00' },
  { name: 'canadaeast', displayName: 'Canada East', zones: 0, pair: 'canadacentral', at: [46.82, -71.22] },
  { name: 'centralindia', displayName: 'Central India', zones: 3, pair: 'southindia', at: [18.58, 73.92], slot: 5, upgrade: 'Monday 20:00' },
  { name: 'centralus', displayName: 'Central US', zones: 3, pair: 'eastus2', at: [41.59, -93.62], slot: 6, upgrade: 'Tuesday 08:00' },
  { name: 'chilecentral', displayName: 'Chile Central', zones: 3, at: [-33.45, -70.67], metricsIn: 'brazilsouth', slot: 7, upgrade: 'Thursday 04:00' },
  { name: 'denmarkeast', displayName: 'Denmark East', zones: 3, at: [55.67, 12.57], metricsIn: 'swedencentral', slot: 8, upgrade: 'Tuesday 00:00' },
  { name: 'eastasia', displayName: 'East Asia', zones: 3, pair: 'southeastasia', at: [22.27, 114.19], slot: 9, upgrade: 'Friday 16:00' },
  { name: 'eastus', displayName: 'East US', zones: 3, pair: 'westus', at: [37.37, -79.82], slot: 10, upgrade: 'Saturday 08:00' },
  { name: 'eastus2', displayName: 'East US 2', zones: 3, pair: 'centralus', at: [36.67, -78.39], slot: 11, upgrade: 'Friday 08:00' },
  { name: 'francecentral', displayName: 'France Central', zones: 3, pair: 'francesouth', at: [46.38, 2.37], slot: 12, upgrade: 'Sunday 04:00' },
  { name: 'francesouth', displayName: 'France South', zones: 0, pair: 'francecentral', at: [43.83, 2.2] },
  { name: 'germanynorth', displayName: 'Germany North', zones: 0, pair: 'germanywestcentral', at: [53.07, 8.81] },
  { name: 'germanywestcentral', displayName: 'Germany West Central', zones: 3, pair: 'germanynorth', at: [50.11, 8.68], slot: 13, upgrade: 'Friday 00:00' },
  { name: 'indonesiacentral', displayName: 'Indonesia Central', zones: 3, at: [-6.2, 106.8], zonalEgress: false },
  { name: 'israelcentral', displayName: 'Israel Central', zones: 3, at: [31.27, 33.45], slot: 14, upgrade: 'Thursday 20:00' },
  { name: 'italynorth', displayName: 'Italy North', zones: 3, at: [45.47, 9.18], slot: 15, upgrade: 'Thursday 00:00' },
  { name: 'japaneast', displayName: 'Japan East', zones: 3, pair: 'japanwest', at: [35.68, 139.77], slot: 16, upgrade: 'Thursday 16:00' },
  { name: 'japanwest', displayName: 'Japan West', zones: 3, pair: 'japaneast', at: [34.69, 135.5], slot: 17, upgrade: 'Sunday 16:00' },
  { name: 'jioindiacentral', displayName: 'Jio India Central', zones: 0, pair: 'jioindiawest', at: [21.15, 79.09] },
  { name: 'jioindiawest', displayName: 'Jio India West', zones: 0, pair: 'jioindiacentral', at: [22.47, 70.06] },
  { name: 'koreacentral', displayName: 'Korea Central', zones: 3, pair: 'koreasouth', at: [37.57, 126.98], slot: 18, upgrade: 'Tuesday 16:00' },
  { name: 'koreasouth', displayName: 'Korea South', zones: 0, pair: 'koreacentral', at: [35.18, 129.08] },
  { name: 'malaysiawest', displayName: 'Malaysia West', zones: 3, at: [3.14, 101.69], metricsIn: 'southeastasia', slot: 19, upgrade: 'Saturday 20:00' },
  { name: 'mexicocentral', displayName: 'Mexico Central', zones: 3, at: [20.59, -100.39], slot: 20, upgrade: 'Thursday 08:00' },
  { name: 'newzealandnorth', displayName: 'New Zealand North', zones: 3, at: [-36.85, 174.76], metricsIn: 'australiaeast', slot: 21, upgrade: 'Tuesday 12:00' },
  { name: 'northcentralus', displayName: 'North Central US', zones: 0, pair: 'southcentralus', at: [41.88, -87.63] },
  { name: 'northeurope', displayName: 'North Europe', zones: 3, pair: 'westeurope', at: [53.35, -6.26], slot: 22, upgrade: 'Friday 04:00' },
  { name: 'norwayeast', displayName: 'Norway East', zones: 3, pair: 'norwaywest', at: [59.91, 10.75], slot: 23, upgrade: 'Saturday 00:00' },
  { name: 'norwaywest', displayName: 'Norway West', zones: 0, pair: 'norwayeast', at: [58.97, 5.73] },
  { name: 'polandcentral', displayName: 'Poland Central', zones: 3, at: [52.23, 21.02], metricsIn: 'germanywestcentral', slot: 24, upgrade: 'Sunday 20:00' },
  { name: 'qatarcentral', displayName: 'Qatar Central', zones: 3, at: [25.55, 51.44], zonalEgress: false },
  { name: 'southafricanorth', displayName: 'South Africa North', zones: 3, pair: 'southafricawest', at: [-25.73, 28.22], slot: 25, upgrade: 'Friday 20:00' },
  { name: 'southafricawest', displayName: 'South Africa West', zones: 0, pair: 'southafricanorth', at: [-34.08, 18.84] },
  { name: 'southcentralus', displayName: 'South Central US', zones: 3, pair: 'northcentralus', at: [29.42, -98.5], slot: 26, upgrade: 'Wednesday 08:00' },
  { name: 'southeastasia', displayName: 'Southeast Asia', zones: 3, pair: 'eastasia', at: [1.28, 103.83], slot: 27, upgrade: 'Wednesday 16:00' },
  { name: 'southindia', displayName: 'South India', zones: 0, pair: 'centralindia', at: [12.98, 80.16] },
  { name: 'spaincentral', displayName: 'Spain Central', zones: 3, at: [40.43, -3.42], slot: 28, upgrade: 'Tuesday 04:00' },
  { name: 'swedencentral', displayName: 'Sweden Central', zones: 3, pair: 'swedensouth', at: [60.67, 17.14], slot: 29, upgrade: 'Tuesday 20:00' },
  { name: 'switzerlandnorth', displayName: 'Switzerland North', zones: 3, pair: 'switzerlandwest', at: [47.45, 8.56], slot: 30, upgrade: 'Sunday 00:00' },
  { name: 'switzerlandwest', displayName: 'Switzerland West', zones: 0, pair: 'switzerlandnorth', at: [46.2, 6.14] },
  { name: 'uaecentral', displayName: 'UAE Central', zones: 0, pair: 'uaenorth', at: [24.47, 54.37] },
  { name: 'uaenorth', displayName: 'UAE North', zones: 3, pair: 'uaecentral', at: [25.27, 55.32], slot: 31, upgrade: 'Wednesday 20:00' },
  { name: 'uksouth', displayName: 'UK South', zones: 3, pair: 'ukwest', at: [50.94, -0.8], slot: 32, upgrade: 'Saturday 04:00' },
  { name: 'ukwest', displayName: 'UK West', zones: 0, pair: 'uksouth', at: [53.43, -3.08] },
  { name: 'westcentralus', displayName: 'West Central US', zones: 0, pair: 'westus2', at: [40.89, -110.23] },
  { name: 'westeurope', displayName: 'West Europe', zones: 3, pair: 'northeurope', at: [52.37, 4.9], slot: 33, upgrade: 'Monday 00:00' },
  { name: 'westindia', displayName: 'West India', zones: 0, pair: 'southindia', at: [19.09, 72.87] },
  { name: 'westus', displayName: 'West US', zones: 0, pair: 'eastus', at: [37.78, -122.42] },
  { name: 'westus2', displayName: 'West US 2', zones: 3, pair: 'westcentralus', at: [47.23, -119.85], slot: 34, upgrade: 'Thursday 12:00' },
  { name: 'westus3', displayName: 'West US 3', zones: 3, pair: 'eastus', at: [33.45, -112.07], slot: 35, upgrade: 'Monday 08:00' },
];

import { environmentPlace, stampSpace } from './address-space';
import type { DayOfWeek, Stamp } from './configuration';
import { privateLinkLocation } from './private-link-location';
import type { UsableRegion } from './region-catalogue';
import { fitName, shortHash } from './short-hash';
import { watchingLocation } from './watching-location';

/** What a stamp is named after. */
export interface StampNames {
  readonly workload: string;
  readonly environment: string;
  /** The environment's resource group. */
  readonly resourceGroup: string;
  /** The environment's registry: unique in all of Azure, and for good. */
  readonly containerRegistryName: string;
  /** The environment's block of addresses. */
  readonly addressSpace: string;
  readonly region: string;
}

/** AKS demands at least four hours; 42 of them make a week. */
const WINDOW_HOURS = 4;
const MAX_DNS_LABEL = 63;

/** Everything about a region that is not asked. */
export function deriveStamp(names: StampNames, location: UsableRegion): Stamp {
  const dnsLabel = gatewayDnsLabel(names);
  const [dayOfWeek, startTime] = location.upgrade.split(' ') as [DayOfWeek, string];
  const place = environmentPlace(names.addressSpace);
  return {
    resourceGroup: stampResourceGroup(names),
    nodeResourceGroup: nodeResourceGroup(names),
    gatewayAddress: {
      name: 'pip-gateway',
      dnsLabel,
      hostName: `${dnsLabel}.${location.name}.cloudapp.azure.com`,
    },
    addressSpace: stampSpace(names.addressSpace, location),
    upgradeWindow: { dayOfWeek: daysBefore(dayOfWeek, place), startTime, durationHours: WINDOW_HOURS },
    privateLinkLocation: privateLinkLocation(location),
    watchedFrom: watchingLocation(location.name),
    metricsLocation: location.metricsIn ?? location.name,
  };
}

const WEEK: readonly DayOfWeek[] = [
  ...(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const),
];

/** Staging meets a bad node image a day before prod does; the regions of one environment keep their distances. */
function daysBefore(day: DayOfWeek, days: number): DayOfWeek {
  const index = (((WEEK.indexOf(day) - days) % WEEK.length) + WEEK.length) % WEEK.length;
  return WEEK[index] ?? day;
}

export function stampResourceGroup(names: Pick<StampNames, 'resourceGroup' | 'region'>): string {
  return `${names.resourceGroup}-${names.region}`;
}

export function nodeResourceGroup(names: Pick<StampNames, 'resourceGroup' | 'region'>): string {
  return `${stampResourceGroup(names)}-nodes`;
}

/** Must be unique within the location: the registry tells two users of one workload name apart. */
function gatewayDnsLabel({ workload, environment, region, containerRegistryName }: StampNames): string {
  const unique = shortHash([workload, environment, region, containerRegistryName]);
  return `${fitName(`${workload}-${environment}-${region}`, MAX_DNS_LABEL - 5)}-${unique}`;
}

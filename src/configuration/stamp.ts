import { stampSpace } from './address-space';
import type { DayOfWeek, Stamp } from './configuration';
import type { UsableRegion } from './region-catalogue';
import { fitName, shortHash } from './short-hash';

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
  return {
    resourceGroup: stampResourceGroup(names),
    nodeResourceGroup: nodeResourceGroup(names),
    gatewayAddress: {
      name: 'pip-gateway',
      dnsLabel,
      hostName: `${dnsLabel}.${location.name}.cloudapp.azure.com`,
    },
    addressSpace: stampSpace(names.addressSpace, location),
    upgradeWindow: { dayOfWeek, startTime, durationHours: WINDOW_HOURS },
  };
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

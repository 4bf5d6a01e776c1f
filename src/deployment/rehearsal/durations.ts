/** Seconds that it takes to make a resource, and to change one that is there. */
export interface Duration {
  readonly create: number;
  readonly update: number;
}

/**
 * Typical durations by resource type, in simulated seconds. Nobody promises any of them: they are what operators report
 * (an AKS cluster in 4 to 8 minutes, a pool in 2 to 4), rounded. A type that is missing takes {@link OTHER}.
 */
const BY_TYPE: Readonly<Record<string, Duration>> = {
  'microsoft.resources/resourcegroups': { create: 5, update: 2 },
  'microsoft.network/virtualnetworks': { create: 20, update: 10 },
  'microsoft.network/networksecuritygroups': { create: 15, update: 8 },
  'microsoft.network/natgateways': { create: 30, update: 10 },
  'microsoft.network/publicipaddresses': { create: 20, update: 8 },
  'microsoft.network/frontdoorwebapplicationfirewallpolicies': { create: 20, update: 15 },
  'microsoft.managedidentity/userassignedidentities': { create: 10, update: 5 },
  'microsoft.managedidentity/userassignedidentities/federatedidentitycredentials': { create: 10, update: 5 },
  'microsoft.authorization/roleassignments': { create: 10, update: 5 },
  'microsoft.containerregistry/registries': { create: 60, update: 20 },
  'microsoft.containerregistry/registries/replications': { create: 120, update: 20 },
  'microsoft.containerservice/managedclusters': { create: 300, update: 90 },
  'microsoft.containerservice/managedclusters/agentpools': { create: 150, update: 45 },
  'microsoft.containerservice/managedclusters/maintenanceconfigurations': { create: 10, update: 5 },
  'microsoft.cdn/profiles': { create: 30, update: 15 },
  'microsoft.cdn/profiles/afdendpoints': { create: 20, update: 10 },
  'microsoft.cdn/profiles/origingroups': { create: 15, update: 10 },
  'microsoft.cdn/profiles/origingroups/origins': { create: 20, update: 15 },
  'microsoft.cdn/profiles/afdendpoints/routes': { create: 30, update: 15 },
  'microsoft.cdn/profiles/securitypolicies': { create: 20, update: 15 },
  'microsoft.operationalinsights/workspaces': { create: 45, update: 10 },
  'microsoft.monitor/accounts': { create: 45, update: 10 },
};

const OTHER: Duration = { create: 10, update: 5 };

/** Of one resource, in simulated seconds. */
export function durationOf(type: string, exists: boolean): number {
  const { create, update } = BY_TYPE[type.toLowerCase()] ?? OTHER;
  return exists ? update : create;
}

/** Of what is no resource of a template, in simulated seconds. */
export const DURATIONS = {
  registerProvider: 60,
  whatIf: 6,
  /** A resource group with a cluster in it, and one without. */
  deleteGroupWithCluster: 240,
  deleteGroup: 60,
  deleteCluster: 180,
  deleteResource: 20,
  runCommandStart: 30,
  registryTaskQueue: 10,
  registryTask: 80,
  /** Until a new route answers, and until a changed origin is known, at Front Door's edge. */
  routeToEdge: 120,
  originToEdge: 60,
  /** A request of a user, from the edge to the region and back. */
  request: 0.5,
  gatewayClass: 60,
  gateway: 30,
  podSchedule: 1,
  imagePull: 10,
  podStart: 15,
} as const;

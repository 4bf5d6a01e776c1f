import { createHash } from 'node:crypto';
import type { DeploymentContent } from '../arm/deployments';
import type { Compiled, Parameters } from './compile';
import { type Scope, WHOLE } from './scope';

/** Who deploys; gets the right to apply manifests. */
export interface Principal {
  /** Object id in Entra. */
  readonly id: string;
  readonly type: 'User' | 'ServicePrincipal';
}

/** What only a deployment knows, and what does not make it another one. */
export interface LiveParameters {
  readonly deployer: Principal | undefined;
  /** Nodes that the autoscaler has made of each pool, by region and pool. */
  readonly nodeCounts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Names of regions that somebody has taken out of Front Door. @default none */
  readonly drainedRegions?: readonly string[];
}

export interface ContentProps extends LiveParameters {
  readonly compiled: Compiled;
  readonly workload: string;
  readonly environment: string;
  readonly location: string;
  /** Private link services by region, once they are there. */
  readonly privateLinkServices?: Readonly<Record<string, string>>;
  /** @default all of it is deployed */
  readonly scope?: Scope;
}

/** Azure takes 64 characters. */
const MAX_NAME = 64;
const HASH = 12;

/**
 * What is deployed, under a name that follows from it: whoever deploys the same finds it, at work or ended. Live node
 * counts, drains and who deploys are no part of the name: they differ from run to run, and the same deployment would be made
 * twice.
 */
export function deploymentContent(props: ContentProps): DeploymentContent {
  const {
    compiled,
    location,
    deployer,
    nodeCounts,
    drainedRegions = [],
    privateLinkServices = {},
    scope = WHOLE,
  } = props;
  const { template, parameters } = compiled;
  const links =
    Object.keys(privateLinkServices).length > 0 ? { privateLinkServices: { value: privateLinkServices } } : {};
  const skipped = {
    ...(scope.skipRegions.length > 0 ? { skipRegions: { value: scope.skipRegions } } : {}),
    ...(scope.skipGlobal ? { skipGlobal: { value: true } } : {}),
  };
  const decided = { ...parameters, ...links, ...skipped };
  const live: Parameters = {
    ...(deployer ? { clusterAdmins: { value: [...listed(parameters.clusterAdmins?.value), deployer] } } : {}),
    ...(Object.keys(nodeCounts).length > 0 ? { nodeCounts: { value: nodeCounts } } : {}),
    ...(drainedRegions.length > 0 ? { drainedRegions: { value: drainedRegions } } : {}),
  };
  const known = Object.fromEntries(Object.entries(live).filter(([name]) => name in (template.parameters ?? {})));
  const hash = createHash('sha256')
    .update(JSON.stringify([template, decided, location]))
    .digest('hex')
    .slice(0, HASH);
  return {
    name: `${deploymentPrefix(props.workload, props.environment)}${hash}`,
    location,
    template,
    parameters: { ...decided, ...known },
  };
}

/** What the names of all deployments of an environment begin with. */
export function deploymentPrefix(workload: string, environment: string): string {
  return `${`${workload}-${environment}`.slice(0, MAX_NAME - HASH - 1)}-`;
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

import type { DeploymentExtended } from '@azure/arm-resources';
import { outputOf } from '../arm/deployments';
import type { RegionOutcome } from '../update/outcome';
import type { RegionUpdate } from '../update/region-update';
import type { Running } from '../update/running';

/** What the infrastructure gave to what stands on it. */
export interface Outputs {
  /** Host name that users call. */
  readonly frontDoorHostName: string;
  readonly frontDoorId: string;
  readonly regions: readonly RegionOutput[];
}

export interface RegionOutput {
  readonly name: string;
  readonly resourceGroup: string;
  readonly clusterName: string;
  readonly gatewayIdentityClientId?: string | null;
  readonly workloadIdentityClientId?: string | null;
}

/** What the steps of one run hand to each other. */
export interface Handed {
  outputs?: Outputs;
  /** By digest. */
  image?: string;
  /** The manifests, rendered once for all regions. */
  manifests?: Promise<ReadonlyMap<string, string>>;
  /** What the regions ran when it was planned. */
  readonly running: Running;
  /** Regions that are on their way to another version. */
  readonly updates: Map<string, RegionUpdate>;
  /** What became of each region. */
  readonly outcomes: Map<string, RegionOutcome>;
}

/** The outputs of a deployment that succeeded, or `undefined` where it left out what is global. */
export function readOutputs(deployment: DeploymentExtended): Outputs | undefined {
  const frontDoorHostName = outputOf(deployment, 'frontDoorHostName');
  const frontDoorId = outputOf(deployment, 'frontDoorId');
  const regions = outputOf(deployment, 'regions');
  if (typeof frontDoorHostName === 'string' && typeof frontDoorId === 'string' && Array.isArray(regions)) {
    return { frontDoorHostName, frontDoorId, regions };
  }
  return undefined;
}

import type { Environment, Region } from '../../configuration';
import { locationName } from '../diagram/location-name';

/** A region as the documents tell of it. Names of its environment are repeated, so that a loop over regions has them. */
export interface RegionView {
  readonly name: string;
  /** Name of the environment. */
  readonly environment: string;
  readonly location: string;
  readonly locationName: string;
  readonly resourceGroup: string;
  readonly nodeResourceGroup: string;
  readonly cluster: string;
  readonly hostName: string;
  /** `Germany West Central`: where its metrics are kept, its own location nearly always. */
  readonly metricsName: string;
  /** `Tuesday 08:00 for 4 hours`. */
  readonly upgradeWindow: string;
  /** Name of the context of kubectl. */
  readonly context: string;
  readonly globalGroup: string;
  readonly frontDoor: string;
  readonly registry: string;
  /** `1.36`, or who chose it. */
  readonly kubernetesVersion: string;
  /** `true` where users are kept away. */
  readonly drained: string;
}

export function regionView(environment: Environment, region: Region): RegionView {
  const { name, location, aksClusterName, stamp } = region;
  const { dayOfWeek, startTime, durationHours } = stamp.upgradeWindow;
  return {
    name,
    environment: environment.name,
    location,
    locationName: locationName({ location }),
    resourceGroup: stamp.resourceGroup,
    nodeResourceGroup: stamp.nodeResourceGroup,
    cluster: aksClusterName,
    hostName: stamp.gatewayAddress.hostName,
    metricsName: locationName({ location: stamp.metricsLocation }),
    upgradeWindow: `${dayOfWeek} ${startTime}, ${durationHours} hours`,
    context: `${environment.name}-${name}`,
    globalGroup: environment.resourceGroup,
    frontDoor: environment.frontDoorName,
    registry: environment.containerRegistryName,
    kubernetesVersion: region.kubernetesVersion ?? 'the one that AKS chose',
    drained: region.drained ? 'true' : 'false',
  };
}

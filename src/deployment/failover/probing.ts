import { API } from '../arm/api-versions';
import { type FrontDoorProps, MAIN_GROUP, profileId } from '../front-door/profile';

interface Group {
  readonly properties?: {
    readonly loadBalancingSettings?: { readonly sampleSize?: number; readonly successfulSamplesRequired?: number };
    readonly healthProbeSettings?: { readonly probeIntervalInSeconds?: number } | null;
  };
}

/**
 * Seconds after which the probes of one place of Front Door know that a region is lost: so many of them have to fail that
 * too few of the last samples are good. With the settings of the emitted repository, two probes of 30 seconds.
 */
export async function secondsToNotice(props: FrontDoorProps): Promise<number> {
  const id = `${profileId(props)}/originGroups/${MAIN_GROUP}`;
  const { properties = {} } = await props.arm.get<Group>(id, { apiVersion: API.cdn });
  // Defaults of Azure: docs of Microsoft.Cdn/profiles/originGroups.
  const { sampleSize = 4, successfulSamplesRequired = 3 } = properties.loadBalancingSettings ?? {};
  const { probeIntervalInSeconds = 100 } = properties.healthProbeSettings ?? {};
  return probeIntervalInSeconds * (sampleSize - successfulSamplesRequired + 1);
}

import type { ArmClient } from '../arm/arm-client';

/** Of all regions; one for each region is called `region-<name>`. Both stand in the Bicep modules. */
export const MAIN_GROUP = 'all-regions';

export interface ProfileProps {
  readonly arm: ArmClient;
  readonly resourceGroup: string;
  /** Name of the profile. */
  readonly frontDoor: string;
}

export interface FrontDoorProps extends ProfileProps {
  readonly region: string;
}

export function profileId({ arm, resourceGroup, frontDoor }: ProfileProps): string {
  return `${arm.subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Cdn/profiles/${frontDoor}`;
}

import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import { deleteResource } from '../arm/delete-resource';
import { finish } from '../arm/finish';

/** Of all regions; one for each region is called `region-<name>`. Both stand in the Bicep modules. */
const MAIN_GROUP = 'all-regions';
/** Milliseconds until every place has learnt that an origin is disabled. */
const DRAIN = 120_000;

export interface FrontDoorProps {
  readonly arm: ArmClient;
  readonly resourceGroup: string;
  readonly frontDoor: string;
  readonly region: string;
}

/**
 * Takes a region out of Front Door: first no new request is sent there, then, once those on their way have ended, its
 * origin, route and group go.
 */
export async function takeRegionOut(props: FrontDoorProps): Promise<void> {
  const { arm, region } = props;
  const profile = profileId(props);
  const origin = `${profile}/originGroups/${MAIN_GROUP}/origins/${region}`;
  const there = await arm.find(origin, { apiVersion: API.cdn });
  if (there) {
    const body = { properties: { enabledState: 'Disabled' } };
    await finish(arm, await arm.send('PATCH', origin, { apiVersion: API.cdn, body }));
    await arm.clock.sleep(DRAIN, arm.signal);
    await removeResource(arm, origin, API.cdn);
  }
  const endpoints = await arm.list<{ id: string }>(`${profile}/afdEndpoints`, { apiVersion: API.cdn });
  for (const { id } of endpoints) await removeResource(arm, `${id}/routes/region-${region}`, API.cdn);
  await removeResource(arm, `${profile}/originGroups/region-${region}/origins/${region}`, API.cdn);
  await removeResource(arm, `${profile}/originGroups/region-${region}`, API.cdn);
}

export function profileId({ arm, resourceGroup, frontDoor }: Omit<FrontDoorProps, 'region'>): string {
  return `${arm.subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Cdn/profiles/${frontDoor}`;
}

/** Deletes a resource and waits until it is gone; one that is not there is gone already. */
export async function removeResource(arm: ArmClient, id: string, apiVersion: string): Promise<void> {
  if (!(await arm.find(id, { apiVersion }))) return;
  await deleteResource(arm, id, { apiVersion });
}

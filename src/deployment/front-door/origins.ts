import { AksHaError } from '../../errors/aks-ha-error';
import { API } from '../arm/api-versions';
import { finish } from '../arm/finish';
import { type FrontDoorProps, MAIN_GROUP, type ProfileProps, profileId } from './profile';

/** What Front Door has of a region. */
export interface Origin {
  readonly region: string;
  readonly hostName: string;
  readonly isEnabled: boolean;
}

interface OriginBody {
  readonly name: string;
  readonly properties?: { readonly hostName?: string; readonly enabledState?: string };
}

/** The regions that users are sent to; of a profile that is not there, none. */
export async function originsOf(props: ProfileProps): Promise<Origin[]> {
  const path = `${profileId(props)}/originGroups/${MAIN_GROUP}/origins`;
  const origins = await props.arm.list<OriginBody>(path, { apiVersion: API.cdn });
  return origins.map(({ name, properties }) => ({
    region: name,
    hostName: properties?.hostName ?? '',
    isEnabled: properties?.enabledState !== 'Disabled',
  }));
}

/** Host name that users call, or `undefined` where there is no endpoint. */
export async function endpointHost(props: ProfileProps): Promise<string | undefined> {
  const path = `${profileId(props)}/afdEndpoints`;
  const endpoints = await props.arm.list<{ properties?: { hostName?: string } }>(path, { apiVersion: API.cdn });
  return endpoints[0]?.properties?.hostName;
}

/**
 * Lets Front Door send users to a region, or keeps them away; the region's own route goes on to lead there. What is so
 * already stays untouched: each change of Front Door waits for the one before it.
 *
 * @returns whether anything was changed
 * @throws ArmError where Azure refuses; AksHaError E626 where it took the change and did not do it
 */
export async function setOrigin(props: FrontDoorProps, isEnabled: boolean): Promise<boolean> {
  const { arm, region } = props;
  const isThere = async () => (await originsOf(props)).find((origin) => origin.region === region)?.isEnabled;
  if ((await isThere()) === isEnabled) return false;
  const enabledState = isEnabled ? 'Enabled' : 'Disabled';
  const id = `${profileId(props)}/originGroups/${MAIN_GROUP}/origins/${region}`;
  await finish(arm, await arm.send('PATCH', id, { apiVersion: API.cdn, body: { properties: { enabledState } } }));
  if ((await isThere()) === isEnabled) return true;
  throw new AksHaError({
    code: 'E626',
    source: 'azure',
    message: `Azure took the change, and still the origin of ${region} in ${props.frontDoor} is not ${enabledState.toLowerCase()}.`,
    hint: 'Somebody else may change Front Door at the moment, a deployment for one. Run the same command again.',
  });
}

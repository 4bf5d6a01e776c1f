import { API } from '../arm/api-versions';
import type { FrontDoorProps } from './region-out';
import { profileId } from './region-out';

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
export async function originsOf(props: Omit<FrontDoorProps, 'region'>): Promise<Origin[]> {
  const path = `${profileId(props)}/originGroups/all-regions/origins`;
  const origins = await props.arm.list<OriginBody>(path, { apiVersion: API.cdn });
  return origins.map(({ name, properties }) => ({
    region: name,
    hostName: properties?.hostName ?? '',
    isEnabled: properties?.enabledState !== 'Disabled',
  }));
}

/** Host name that users call, or `undefined` where there is no endpoint. */
export async function endpointHost(props: Omit<FrontDoorProps, 'region'>): Promise<string | undefined> {
  const path = `${profileId(props)}/afdEndpoints`;
  const endpoints = await props.arm.list<{ properties?: { hostName?: string } }>(path, { apiVersion: API.cdn });
  return endpoints[0]?.properties?.hostName;
}

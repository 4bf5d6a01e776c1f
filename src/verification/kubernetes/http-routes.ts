import { type KubernetesObject, type Manifests, ofKind } from './manifests';

/** As much of an HTTPRoute's rule as says which requests it takes. */
export interface RouteRule {
  readonly matches?: readonly {
    readonly path?: { readonly type: string; readonly value: string };
    readonly headers?: readonly { readonly name?: string; readonly type?: string; readonly value?: string }[];
  }[];
}

export type HttpRoute = KubernetesObject & { readonly spec?: { readonly rules?: readonly RouteRule[] } };

export function httpRoutes(manifests: Manifests): HttpRoute[] {
  return ofKind<Pick<HttpRoute, 'spec'>>(manifests, 'HTTPRoute');
}

/** Whether a match lets only requests in that carry the id of one Front Door profile. */
export function asksForFrontDoor(match: NonNullable<RouteRule['matches']>[number]): boolean {
  return (match.headers ?? []).some(
    ({ name, type = 'Exact', value = '' }) =>
      name?.toLowerCase() === 'x-azure-fdid' && type === 'Exact' && value !== '',
  );
}

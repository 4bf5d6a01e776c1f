import { type KubernetesObject, type Manifests, ofKind } from './manifests';

/** As much of an HTTPRoute's rule as says which requests it takes, and where they go. */
export interface RouteRule {
  readonly matches?: readonly {
    readonly path?: { readonly type?: string; readonly value?: string };
    readonly headers?: readonly { readonly name?: string; readonly type?: string; readonly value?: string }[];
  }[];
  readonly backendRefs?: readonly Reference[];
}

type Match = NonNullable<RouteRule['matches']>[number];

/** How one object of the Gateway API names another. */
export interface Reference {
  readonly group?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly sectionName?: string;
}

export type HttpRoute = KubernetesObject & {
  readonly spec?: { readonly parentRefs?: readonly Reference[]; readonly rules?: readonly RouteRule[] };
};

export function httpRoutes(manifests: Manifests): HttpRoute[] {
  return ofKind<Pick<HttpRoute, 'spec'>>(manifests, 'HTTPRoute');
}

/** Whether a match lets only requests in that carry the id of one Front Door profile. */
export function asksForFrontDoor(match: Match): boolean {
  return (match.headers ?? []).some(
    ({ name, type = 'Exact', value = '' }) =>
      name?.toLowerCase() === 'x-azure-fdid' && type === 'Exact' && value !== '',
  );
}

/** Whether some route takes requests for a path that carry no header. */
export function answersAnybody(manifests: Manifests, path: string): boolean {
  return allMatches(manifests).some((match) => takes(match, path) && (match.headers ?? []).length === 0);
}

/** The paths that routes are for. */
export function prefixes(manifests: Manifests): string[] {
  return allMatches(manifests).map(({ path }) => String(path?.value ?? '/'));
}

function allMatches(manifests: Manifests): Match[] {
  return httpRoutes(manifests).flatMap(({ spec }) => (spec?.rules ?? []).flatMap(({ matches = [{}] }) => matches));
}

/** Prefixes are of whole segments; what is not said is the prefix `/`. */
function takes({ path: { type = 'PathPrefix', value = '/' } = {} }: Match, path: string): boolean {
  if (type === 'Exact') return path === value;
  // An expression may take anything; without the header it is told to be open.
  if (type !== 'PathPrefix') return true;
  const prefix = String(value).replace(/\/$/, '');
  return path === prefix || path.startsWith(`${prefix}/`);
}

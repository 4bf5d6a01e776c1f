import type { Environment } from '../../configuration';

/** What a deployment leaves as it is: Azure keeps what a template does not mention. */
export interface Scope {
  /** Names of regions that are left out. */
  readonly skipRegions: readonly string[];
  /** Leaves out what is global. @default where a region that is left out is in its home */
  readonly skipGlobal?: boolean;
}

/** Nothing is left out. */
export const WHOLE: Scope = { skipRegions: [] };

/** One region, without what is global. */
export function regionAlone({ regions }: Environment, region: string): Scope {
  return { skipRegions: regions.map(({ name }) => name).filter((name) => name !== region), skipGlobal: true };
}

/** The same environment with the regions that are not left out. */
export function within(environment: Environment, { skipRegions }: Scope): Environment {
  return { ...environment, regions: environment.regions.filter(({ name }) => !skipRegions.includes(name)) };
}

/**
 * Where Azure keeps a deployment: the home of what is global, or, where something is left out, the first region that is
 * not, because the home may be down.
 */
export function locationOf(environment: Environment, scope: Scope): string {
  if (scope.skipRegions.length === 0 && !scope.skipGlobal) return environment.home;
  return within(environment, scope).regions[0]?.location ?? environment.home;
}

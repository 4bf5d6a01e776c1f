import { ofType, type Resource, type Resources } from './resources';

const PROFILE = 'Microsoft.Cdn/profiles';

/** An origin group with what is in it. */
export interface OriginGroup {
  readonly resource: Resource;
  /** Its name, without the profile's. */
  readonly name: string;
  readonly origins: readonly Resource[];
  /** The path that health probes ask; nothing where there are none. */
  readonly probePath?: string;
}

/** The group that the route for everything leads to, and the others. */
export interface FrontDoor {
  readonly main?: OriginGroup;
  readonly others: readonly OriginGroup[];
}

export function frontDoorOf(resources: Resources): FrontDoor {
  const routes = ofType(resources, `${PROFILE}/afdEndpoints/routes`);
  const main = routes.find(({ properties }) => properties.patternsToMatch?.includes('/*'));
  const groups = ofType(resources, `${PROFILE}/originGroups`).map((resource): OriginGroup => {
    const probe = resource.properties.healthProbeSettings;
    return {
      resource,
      name: resource.name.split('/').at(-1) ?? '',
      origins: ofType(resources, `${PROFILE}/originGroups/origins`).filter(({ name }) =>
        name.startsWith(`${resource.name}/`),
      ),
      ...(probe?.probePath === undefined ? {} : { probePath: probe.probePath }),
    };
  });
  const isMain = ({ resource }: OriginGroup) => main?.properties.originGroup?.id === resource.id;
  const found = groups.find(isMain);
  return { ...(found ? { main: found } : {}), others: groups.filter((group) => !isMain(group)) };
}

/** Origins that get requests. */
export function enabledOrigins({ origins }: OriginGroup): Resource[] {
  return origins.filter(({ properties }) => properties.enabledState === 'Enabled');
}

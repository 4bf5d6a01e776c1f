import { CLUSTER } from '../../../configuration/fields';
import type { Answers } from '../../../configuration/suggestions';
import type { EnvironmentVariables, Variables } from '../../../configuration/variables-schema';

type Region = EnvironmentVariables['regions'][number];

/** The file with new answers in their places: what no question asks for stays as it stands. */
export function keepExisting(existing: Variables, suggested: Variables, { clusters }: Answers): Variables {
  const environments = Object.entries(suggested.environments).map(([name, environment]) => {
    if (!Object.hasOwn(existing.environments, name)) return [name, environment];
    const file = existing.environments[name] as EnvironmentVariables;
    return [name, keepEnvironment(file, environment, Object.keys(clusters?.[name] ?? {}))];
  });
  const { workload, serviceDirectory } = suggested;
  return {
    ...existing,
    workload,
    ...(serviceDirectory === undefined ? {} : { serviceDirectory }),
    environments: Object.fromEntries(environments),
  };
}

function keepEnvironment(
  file: EnvironmentVariables,
  suggested: EnvironmentVariables,
  renamed: readonly string[],
): EnvironmentVariables {
  const taken = file.regions.map(({ aksClusterName }) => aksClusterName.toLowerCase());
  const regions = suggested.regions.map((region) => {
    const before = regionBefore(file.regions, suggested.regions, region);
    const { name, location } = region;
    return { ...region, ...before, name, location, aksClusterName: clusterName(region, before, renamed, taken) };
  });
  return {
    ...file,
    ...homeKept(file, regions),
    ...suggested,
    nodeSize: { ...file.nodeSize, ...suggested.nodeSize },
    regions,
  };
}

/** The registry can't follow when another region comes first: where it is has to be said from then on. */
function homeKept(file: EnvironmentVariables, regions: readonly Region[]): Pick<EnvironmentVariables, 'home'> {
  const home = file.home ?? file.regions[0]?.location;
  return home === undefined || (file.home === undefined && home === regions[0]?.location) ? {} : { home };
}

/** Where it is tells a region, not what it is called; by its name only one that was moved. */
function regionBefore(before: readonly Region[], now: readonly Region[], region: Region): Region | undefined {
  const there = before.find(({ location }) => location === region.location);
  if (there) return there;
  const moved = before.find(({ name }) => name === region.name);
  return moved && !now.some(({ location }) => location === moved.location) ? moved : undefined;
}

/** As typed, as it is, or as suggested and not as any other. */
function clusterName(
  { name, aksClusterName }: Region,
  before: Region | undefined,
  renamed: readonly string[],
  taken: readonly string[],
): string {
  if (renamed.includes(name)) return aksClusterName;
  return before?.aksClusterName ?? CLUSTER.mend(aksClusterName, taken) ?? aksClusterName;
}

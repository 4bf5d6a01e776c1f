import type { Configuration } from '../../configuration';
import { type EnvironmentView, environmentView } from './environment-view';
import { counted, listed } from './words';

/** All that the templates of templates/documents may name: decided here, so that they hold prose and loops. */
export interface DocumentView {
  readonly workload: string;
  /** What the best environment survives. */
  readonly promise: string;
  readonly environments: readonly EnvironmentView[];
  /** For examples. */
  readonly first: EnvironmentView;
  /** The others, whose registries need a copy of what the first one builds. */
  readonly otherEnvironments: readonly EnvironmentView[];
  /** `the environment prod`, `the environments prod and staging`. */
  readonly gitHubEnvironments: string;
  readonly regionsOfAll: string;
  /** `East US 2, Central US`, each once. */
  readonly locationsOfAll: string;
  /** Whether any environment has more than one region. */
  readonly severalRegions: boolean;
  readonly singleRegionEnvironments: readonly EnvironmentView[];
}

export function documentView({ workload, environments }: Configuration): DocumentView {
  const views = environments.map(environmentView);
  const severalRegions = views.some(({ tier }) => tier === 3);
  const locations = new Set(views.flatMap(({ regions }) => regions.map(({ locationName }) => locationName)));
  return {
    workload,
    promise: severalRegions ? 'survives the loss of a zone and of a region' : 'survives the loss of a zone',
    environments: views,
    first: views[0] as EnvironmentView,
    otherEnvironments: views.slice(1),
    gitHubEnvironments: `the environment${views.length > 1 ? 's' : ''} ${listed(views.map(({ name }) => name))}`,
    regionsOfAll: locations.size > 3 ? counted(locations.size, 'region') : listed([...locations]),
    locationsOfAll: [...locations].join(', '),
    severalRegions,
    singleRegionEnvironments: views.filter(({ tier }) => tier === 2),
  };
}

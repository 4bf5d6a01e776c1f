import type { Configuration, Environment } from '../../configuration';
import { type EnvironmentView, environmentView } from './environment-view';
import { type Quota, quota } from './quota';
import type { RegionView } from './region-view';
import { counted, listed } from './words';

/** All that the templates of templates/documents may name: decided here, so that they hold prose and loops. */
export interface DocumentView {
  readonly workload: string;
  /** Folder that the image is built from. */
  readonly service: string;
  /** Whether that is a service of the user's own. */
  readonly ownService: boolean;
  /** What is survived, and in which environments where they differ. */
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
  /** Azure's names, each once. */
  readonly locations: readonly string[];
  readonly quota: readonly Quota[];
  /** Regions in whose location Azure keeps no metrics. */
  readonly metricsElsewhere: readonly RegionView[];
  /** In which order a rollout goes, where there is one: `: region after region`. */
  readonly order: string;
  /** Above commands of which one is to be chosen, or which is the only one. */
  readonly pick: string;
  /** Whether any environment has more than one region. */
  readonly severalRegions: boolean;
  readonly severalRegionEnvironments: readonly EnvironmentView[];
  /** Those of them whose home is one of their regions. */
  readonly environmentsWithHomeRegion: readonly EnvironmentView[];
  readonly singleRegionEnvironments: readonly EnvironmentView[];
  /** Those whose regions Front Door reaches by plain HTTP: `prod and staging`; empty where there are none. */
  readonly plainEnvironments: string;
  /** Those with a certificate for that way. */
  readonly certificateEnvironments: readonly EnvironmentView[];
  readonly privateLinkEnvironments: readonly EnvironmentView[];
  readonly publicEnvironments: readonly EnvironmentView[];
  /** Those whose logs are capped. */
  readonly cappedEnvironments: readonly EnvironmentView[];
}

export function documentView({ workload, service, environments }: Configuration): DocumentView {
  const views = environments.map(environmentView);
  const regions = views.flatMap((view) => view.regions);
  const having = (is: (environment: Environment) => unknown) => environments.filter(is).map(environmentView);
  const severalRegionEnvironments = views.filter(({ tier }) => tier === 3);
  const severalRegions = severalRegionEnvironments.length > 0;
  const locations = new Set(regions.map(({ locationName }) => locationName));
  const orders = [...(views.length > 1 ? ['environment'] : []), ...(severalRegions ? ['region'] : [])];
  return {
    workload,
    service: service.directory,
    ownService: service.isOwn,
    promise: promise(severalRegionEnvironments, views),
    environments: views,
    first: views[0] as EnvironmentView,
    otherEnvironments: views.slice(1),
    gitHubEnvironments: `the environment${views.length > 1 ? 's' : ''} ${listed(views.map(({ name }) => name))}`,
    regionsOfAll: locations.size > 3 ? counted(locations.size, 'region') : listed([...locations]),
    locationsOfAll: [...locations].join(', '),
    locations: [...new Set(regions.map(({ location }) => location))],
    quota: quota(environments),
    metricsElsewhere: regions.filter(({ locationName, metricsName }) => locationName !== metricsName),
    order: orders.length > 0 ? `: ${orders.map((one) => `${one} after ${one}`).join(', ')}` : '',
    pick: regions.length > 1 ? 'Take away the # before the one that you mean.' : 'In the only region: take away the #.',
    severalRegions,
    severalRegionEnvironments,
    environmentsWithHomeRegion: severalRegionEnvironments.filter(({ homeRegion }) => homeRegion),
    singleRegionEnvironments: views.filter(({ tier }) => tier === 2),
    plainEnvironments: listed(having(({ originCertificate }) => !originCertificate).map(({ name }) => name)),
    certificateEnvironments: having(({ originCertificate }) => originCertificate),
    privateLinkEnvironments: having(({ exposure }) => exposure === 'privateLink'),
    publicEnvironments: having(({ exposure }) => exposure === 'public'),
    cappedEnvironments: having(({ logs }) => logs.dailyCapGb !== undefined),
  };
}

function promise(several: readonly EnvironmentView[], all: readonly EnvironmentView[]): string {
  if (several.length === 0) return 'survives the loss of a zone';
  if (several.length === all.length) return 'survives the loss of a zone and of a region';
  return `survives the loss of a zone, and in ${listed(several.map(({ name }) => name))} of a region`;
}

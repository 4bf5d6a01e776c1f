import { ApiObject, type JsonPatch } from 'cdk8s';
import { type Charts, HighlyAvailableService, PublicGateway, type RegionChart, renderManifests } from '../../src/cdk8s';
import { parseVariables, suggestVariables } from '../../src/configuration';
import type { GivenSettings } from '../../src/configuration/settings/settings';
import { workloadsOf } from '../../src/verification/cluster/workloads';
import { assumedPools } from '../../src/verification/infrastructure/assumed-pools';
import { nodePools } from '../../src/verification/infrastructure/node-pools';
import type { Resources } from '../../src/verification/infrastructure/resources';
import { parseManifests } from '../../src/verification/kubernetes/manifests';
import type { Finding, ScenarioResult } from '../../src/verification/report';
import { SCENARIOS } from '../../src/verification/scenarios';
import type { EnvironmentModel } from '../../src/verification/scenarios/scenario';
import { verifyEnvironment } from '../../src/verification/verify';

/** What the emitted charts/main.ts makes, for a test to edit. */
export interface Emitted {
  readonly chart: RegionChart;
  readonly service: HighlyAvailableService;
  readonly gateway: PublicGateway;
}

export type Edit = (emitted: Emitted) => void;

/** The configuration of the emitted repository, with these regions and settings. */
export function configurationOf(locations: readonly string[] = ['eastus2', 'centralus'], settings: GivenSettings = {}) {
  return parseVariables(variablesOf(locations, settings), 'test');
}

/** Its variables.json. */
export function variablesOf(locations: readonly string[], settings: GivenSettings = {}) {
  const { environments, ...rest } = suggestVariables({ regions: locations.map((location) => ({ location })) });
  return { ...rest, environments: { prod: { ...environments.prod, ...settings } } };
}

/** The charts as they are emitted, and an edit of them. */
function chartsWith(edit: Edit): Charts {
  return (chart) => {
    const service = new HighlyAvailableService(chart, 'service', { image: chart.image });
    const gateway = new PublicGateway(chart, 'gateway');
    gateway.route('/', service);
    edit({ chart, service, gateway });
  };
}

/** What verification sees of a repository, without its Bicep unless it is given. */
export function modelOf(
  edit: Edit = () => {},
  configuration = configurationOf(),
  resources?: Resources,
): EnvironmentModel {
  const [environment] = configuration.environments;
  if (!environment) throw new Error('no environment');
  const rendered = renderManifests({ configuration, charts: chartsWith(edit) });
  return {
    workload: configuration.workload,
    environment,
    regions: environment.regions.map((region) => {
      const path = `manifests/${environment.name}/${region.name}.yaml`;
      const manifests = parseManifests(path, rendered.get(path) ?? '');
      const pools = resources ? nodePools(resources, region.aksClusterName) : assumedPools(environment, region);
      return { region, manifests, pools, workloads: workloadsOf(manifests) };
    }),
    ...(resources ? { resources } : {}),
  };
}

/** The scenarios that are not survived. */
export function failures(model: EnvironmentModel): ScenarioResult[] {
  return verifyEnvironment(model).scenarios.filter(({ verdict }) => verdict === 'not survived');
}

/** What must change for one scenario to be survived; nothing where it is. No other is judged. */
export function findings(model: EnvironmentModel, id: string): readonly Finding[] {
  const scenario = SCENARIOS.find((each) => each.id === id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  const { resources } = model;
  if (scenario.notClaimed?.(model) !== undefined) return [];
  if (!('needsBicep' in scenario)) return scenario.judge(model).findings;
  return resources ? scenario.judge({ ...model, resources }).findings : [];
}

/** Changes an object of the chart that has no props, such as its budget. */
export function patch({ chart }: Emitted, kind: string, ...operations: JsonPatch[]): void {
  const objects = chart.node.findAll().filter((node): node is ApiObject => ApiObject.isApiObject(node));
  const found = objects.filter((object) => object.kind === kind);
  if (found.length === 0) throw new Error(`no ${kind}`);
  for (const object of found) object.addJsonPatch(...operations);
}

import { Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import type { Environment, Region } from '../configuration/configuration';
import { AksHaError } from '../errors/aks-ha-error';
import { metricsSettings } from './metrics-settings';
import { priorityClass } from './priority-class';
import { WorkloadNamespace } from './workload-namespace';

export interface RegionChartProps {
  /** Name of the workload, and so of its namespace. */
  readonly workload: string;
  readonly environment: Environment;
  readonly region: Region;
  /** What to run: `<registry>/<repository>@sha256:<digest>`. */
  readonly image: string;
  /** The `frontDoorId` of the Front Door profile, a GUID: only requests that carry it are served. */
  readonly frontDoorId: string;
  /** Client id of the region's gateway identity; used only where the environment has an `originCertificate`. */
  readonly gatewayIdentityClientId: string;
  /** Client id of the region's workload identity, which the workload's own pods sign in to Azure with. */
  readonly workloadIdentityClientId: string;
}

const NOTHING_RUNS =
  'charts/main.ts puts nothing into this region: add a service, or say that this is meant with chart.runsNothing().';

/** `instanceof` can't tell: cdk8s makes it true for every chart. Known by name, so that two copies of us agree. */
const REGION_CHART = Symbol.for('create-aks-ha.RegionChart');

/**
 * Everything that one region's cluster runs, in the namespace of the workload.
 * charts/main.ts is called with one for each region of each environment; what is different between them is data here.
 */
export class RegionChart extends Chart {
  /** The chart that a construct is part of. Throws an {@link AksHaError} where there is none. */
  public static override of(construct: IConstruct): RegionChart {
    const found = construct.node.scopes.find((scope): scope is RegionChart => REGION_CHART in scope);
    if (found) return found;
    throw new AksHaError({
      code: 'E401',
      source: 'user',
      message: `'${construct.node.path}' is outside of the chart that charts/main.ts is called with.`,
      hint: "Give that chart, or a construct inside it, as the construct's first argument.",
    });
  }

  /** For objects that have no namespace, such as a PriorityClass: in this chart cdk8s would give them one. */
  public readonly cluster: Chart;
  public readonly workload: string;
  /** The environment that is rendered: `chart.environment.name` is `prod` or `staging`. */
  public readonly environment: Environment;
  /** The region that is rendered: its name, Azure location, zones and gateway address. */
  public readonly region: Region;
  /** The workload's own image; a placeholder in `manifests/`, the real one in a deployment. */
  public readonly image: string;
  public readonly frontDoorId: string;
  public readonly gatewayIdentityClientId: string;
  public readonly workloadIdentityClientId: string;
  /** Name of the PriorityClass of the workload's pods. */
  public readonly priorityClass: string;
  /** Host name of the environment's registry, for images of other services: `<name>.azurecr.io`. */
  public readonly registry: string;

  private isMeantEmpty = false;

  constructor(scope: Construct, props: RegionChartProps) {
    const labels = { 'app.kubernetes.io/part-of': props.workload };
    super(scope, props.workload, { namespace: props.workload, labels, disableResourceNameHashes: true });
    Object.defineProperty(this, REGION_CHART, { value: true });
    // In brackets: no workload has this name.
    this.cluster = new Chart(scope, '(cluster)', { labels, disableResourceNameHashes: true });
    this.workload = props.workload;
    this.environment = props.environment;
    this.region = props.region;
    this.image = props.image;
    this.frontDoorId = props.frontDoorId;
    this.gatewayIdentityClientId = props.gatewayIdentityClientId;
    this.workloadIdentityClientId = props.workloadIdentityClientId;
    this.registry = registryHost(props.environment);
    this.priorityClass = priorityClass(this);
    metricsSettings(this);
    new WorkloadNamespace(this);
    const own = this.node.root.node.findAll().length;
    this.node.addValidation({ validate: () => (this.isEmpty(own) ? [NOTHING_RUNS] : []) });
  }

  /** Says that this region shall run nothing, which would otherwise be refused: a deployment would take everything away. */
  public runsNothing(): void {
    this.isMeantEmpty = true;
  }

  private isEmpty(own: number): boolean {
    return !this.isMeantEmpty && this.node.root.node.findAll().length === own;
  }
}

/** Where an environment's images are pulled from. */
export function registryHost(environment: Environment): string {
  return `${environment.containerRegistryName}.azurecr.io`;
}

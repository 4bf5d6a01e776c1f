import { Construct } from 'constructs';
import { autoscaler } from './autoscaler';
import { contradictions } from './contradictions';
import { deployment } from './deployment';
import { disruptionBudget } from './disruption-budget';
import { k8s } from './kubernetes';
import { selectorLabels } from './labels';
import { allowEgress, allowIngress } from './network-policies';
import { patchedLate } from './patched-late';
import { PORT_NAME } from './probes';
import { RegionChart } from './region-chart';
import { serviceAccount } from './service-account';
import type { HighlyAvailableServiceProps } from './service-props';
import { type ServiceSettings, serviceSettings } from './service-settings';

/** Where Azure's metrics add-on runs, which asks the pods for theirs. */
const METRICS_NAMESPACE = 'kube-system';

/**
 * A stateless HTTP service that stays up when a zone or a node is lost, drained or upgraded, and while it is deployed:
 * Deployment, Service, autoscaler, disruption budget, ServiceAccount and network policies.
 *
 * Props that contradict each other are told, all at once, when the chart is rendered.
 */
export class HighlyAvailableService extends Construct {
  /**
   * Change what has no prop with `addJsonPatch`, fields newer than the model of cdk8s-plus included, e.g.
   * `deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/hostname', 'orders'))`. The same goes for the three below.
   */
  public readonly deployment: k8s.KubeDeployment;
  /** Where something else scales, such as KEDA, take it away: `service.node.tryRemoveChild('autoscaler')`. */
  public readonly autoscaler: k8s.KubeHorizontalPodAutoscalerV2;
  public readonly disruptionBudget: k8s.KubePodDisruptionBudget;
  public readonly kubernetesService: k8s.KubeService;
  /** The props, with the defaults. */
  public readonly settings: ServiceSettings;
  /** Port of the Kubernetes Service. */
  public readonly servicePort = 80;

  constructor(scope: Construct, id: string, props: HighlyAvailableServiceProps) {
    super(scope, id);
    this.settings = serviceSettings(RegionChart.of(this), props);
    this.node.addValidation({ validate: () => contradictions(this.settings) });

    const { name, egressPorts } = this.settings;
    serviceAccount(this, this.settings);
    this.deployment = deployment(this, this.settings);
    this.disruptionBudget = disruptionBudget(this, this.settings);
    this.autoscaler = autoscaler(this, this.settings);
    const port = { name: PORT_NAME, targetPort: k8s.IntOrString.fromString(PORT_NAME), protocol: 'TCP' };
    this.kubernetesService = patchedLate(
      new k8s.KubeService(this, 'service', {
        metadata: { name },
        // No trafficDistribution: keeping requests in their zone overloads a busy one.
        spec: { selector: selectorLabels(name), ports: [{ ...port, port: this.servicePort }] },
      }),
    );
    allowEgress(this, name, egressPorts);
    if (this.settings.metricsPath !== false) this.allowFromNamespace(METRICS_NAMESPACE);
  }

  /** Name of the Kubernetes Service and of the Deployment. */
  public get name(): string {
    return this.settings.name;
  }

  /** Lets every pod of another namespace connect to this service's port. */
  public allowFromNamespace(namespace: string): void {
    allowIngress(this, this.name, { namespace, port: this.settings.port });
  }
}

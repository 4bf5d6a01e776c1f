import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { gatewayParameters } from './gateway-parameters';
import type { HighlyAvailableService } from './highly-available-service';
import { HttpRoute, pathProblems } from './http-route';
import { k8s } from './kubernetes';
import { namespace } from './namespace';
import { RegionChart } from './region-chart';

/** Port on which Front Door reaches the region. */
const PORT = 80;

/**
 * The way into a region: a managed Gateway on the region's static address, which only Front Door's network may reach,
 * and routes that serve only what carries the id of our own Front Door.
 * It has a namespace of its own, `<workload>-gateway`.
 */
export class PublicGateway extends Construct {
  public readonly name: string;
  public readonly namespace: string;
  private readonly chart: RegionChart;
  private readonly paths: string[] = [];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.chart = RegionChart.of(this);
    this.name = this.chart.workload;
    this.namespace = `${this.chart.workload}-gateway`;
    this.node.addValidation({ validate: () => pathProblems(this.paths) });

    // Not restricted: that wants a seccomp profile, and AKS lets nobody give its proxy one.
    namespace(this.chart.cluster, this.namespace, 'baseline');
    this.allowOnlyHttp();
    const parameters = gatewayParameters(this, this.chart.region.zones.length, this);
    new ApiObject(this, 'gateway', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: this.name, namespace: this.namespace },
      spec: {
        gatewayClassName: 'approuting-istio',
        infrastructure: {
          annotations: this.loadBalancerAnnotations(),
          parametersRef: { group: '', kind: 'ConfigMap', name: parameters.name },
        },
        listeners: [
          {
            name: 'http',
            port: PORT,
            protocol: 'HTTP',
            allowedRoutes: {
              namespaces: {
                from: 'Selector',
                selector: { matchLabels: { 'kubernetes.io/metadata.name': this.chart.workload } },
              },
            },
          },
        ],
      },
    });
  }

  /**
   * Sends requests to a service, and lets them in.
   * @param path the prefix that a request's path must have, such as `/reports`; one service must have `/`, which also
   * gets Front Door's health probes
   */
  public route(path: string, service: HighlyAvailableService): void {
    this.paths.push(path);
    new HttpRoute(this, `route-${service.name}`, { chart: this.chart, gateway: this, path, service });
    service.allowFromNamespace(this.namespace);
  }

  private loadBalancerAnnotations(): Record<string, string> {
    const { stamp } = this.chart.region;
    const annotations = {
      'azure-load-balancer-resource-group': stamp.resourceGroup,
      'azure-pip-name': stamp.gatewayAddress.name,
      'azure-allowed-service-tags': 'AzureFrontDoor.Backend',
      // The proxy's status port would be public otherwise.
      port_15021_no_lb_rule: 'true',
      // The node's own health, as AKS sets it too: a probe of port 80 itself would get 404 without Front Door's header,
      // and one of the proxy's status port would be refused by the policy below.
      [`port_${PORT}_health-probe_protocol`]: 'http',
      [`port_${PORT}_health-probe_port`]: '10256',
      [`port_${PORT}_health-probe_request-path`]: '/healthz',
    };
    return Object.fromEntries(
      Object.entries(annotations).map(([key, value]) => [`service.beta.kubernetes.io/${key}`, value]),
    );
  }

  private allowOnlyHttp(): void {
    new k8s.KubeNetworkPolicy(this, 'only-http', {
      metadata: { name: 'only-http', namespace: this.namespace },
      spec: {
        podSelector: {},
        // Not egress: which ports the managed control plane listens on is for AKS to change.
        policyTypes: ['Ingress'],
        // No peer: traffic comes from the load balancer by way of nodes, whose addresses no policy can match.
        ingress: [{ ports: [{ protocol: 'TCP', port: k8s.IntOrString.fromNumber(PORT) }] }],
      },
    });
  }
}

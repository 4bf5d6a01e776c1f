import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CERTIFICATE_READER, type GatewayListener, gatewayListener } from './gateway-listener';
import { gatewayParameters } from './gateway-parameters';
import type { HighlyAvailableService } from './highly-available-service';
import { HttpRoute, pathProblems } from './http-route';
import { k8s } from './kubernetes';
import { loadBalancerAnnotations } from './load-balancer-annotations';
import { namespace } from './namespace';
import { RegionChart } from './region-chart';

/**
 * The way into a region: a managed Gateway that only Front Door's network may reach, on the region's static address or
 * behind a private link service, and routes that serve only what carries the id of our own Front Door.
 * It has a namespace of its own, `<workload>-gateway`.
 */
export class PublicGateway extends Construct {
  public readonly name: string;
  public readonly namespace: string;
  /** HTTPS on port 443 where the environment has an `originCertificate`, HTTP on port 80 otherwise. */
  public readonly listener: GatewayListener;
  private readonly chart: RegionChart;
  private readonly paths: string[] = [];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.chart = RegionChart.of(this);
    this.name = this.chart.workload;
    this.namespace = `${this.chart.workload}-gateway`;
    this.listener = gatewayListener(this.chart.environment);
    this.node.addValidation({ validate: () => pathProblems(this.paths) });

    // Not restricted: that wants a seccomp profile, and AKS lets nobody give its proxy one.
    namespace(this.chart.cluster, this.namespace, 'baseline');
    this.allowOnlyItsPort();
    if (this.listener.tls) this.certificateReader();
    const parameters = gatewayParameters(this, this.chart.region.zones.length, this);
    new ApiObject(this, 'gateway', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: this.name, namespace: this.namespace },
      spec: {
        gatewayClassName: 'approuting-istio',
        infrastructure: {
          annotations: loadBalancerAnnotations(this.chart.environment, this.chart.region, this.listener.port),
          parametersRef: { group: '', kind: 'ConfigMap', name: parameters.name },
        },
        listeners: [
          {
            ...this.listener,
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

  /** Signs in as the region's gateway identity, which may read the one certificate. */
  private certificateReader(): void {
    new k8s.KubeServiceAccount(this, 'certificate-reader', {
      metadata: {
        name: CERTIFICATE_READER,
        namespace: this.namespace,
        annotations: { 'azure.workload.identity/client-id': this.chart.gatewayIdentityClientId },
      },
      automountServiceAccountToken: false,
    });
  }

  private allowOnlyItsPort(): void {
    new k8s.KubeNetworkPolicy(this, `only-${this.listener.name}`, {
      metadata: { name: `only-${this.listener.name}`, namespace: this.namespace },
      spec: {
        podSelector: {},
        // Not egress: which ports the managed control plane listens on is for AKS to change.
        policyTypes: ['Ingress'],
        // No peer: traffic comes from the load balancer by way of nodes, whose addresses no policy can match.
        ingress: [{ ports: [{ protocol: 'TCP', port: k8s.IntOrString.fromNumber(this.listener.port) }] }],
      },
    });
  }
}

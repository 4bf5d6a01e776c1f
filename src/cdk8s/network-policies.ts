import type { Construct } from 'constructs';
import { k8s } from './kubernetes';
import { selectorLabels } from './labels';

/** Lets a service's pods connect to these TCP ports outside of the cluster. */
export function allowEgress(scope: Construct, service: string, ports: readonly number[]): void {
  // An empty list of ports would allow all of them.
  if (ports.length === 0) return;
  new k8s.KubeNetworkPolicy(scope, 'egress', {
    metadata: { name: `${service}-egress` },
    spec: {
      podSelector: { matchLabels: selectorLabels(service) },
      policyTypes: ['Egress'],
      egress: [
        {
          // Link-local holds the node's own identity, which is not the service's.
          to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } }],
          ports: ports.map(tcp),
        },
      ],
    },
  });
}

/** Lets every pod of a namespace connect to a service's pods. */
export function allowIngress(scope: Construct, service: string, from: { namespace: string; port: number }): void {
  const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': from.namespace } };
  new k8s.KubeNetworkPolicy(scope, `from-${from.namespace}`, {
    metadata: { name: `${service}-from-${from.namespace}` },
    spec: {
      podSelector: { matchLabels: selectorLabels(service) },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ namespaceSelector }], ports: [tcp(from.port)] }],
    },
  });
}

function tcp(port: number): k8s.NetworkPolicyPort {
  return { protocol: 'TCP', port: k8s.IntOrString.fromNumber(port) };
}

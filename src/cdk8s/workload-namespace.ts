import { Construct } from 'constructs';
import { k8s } from './kubernetes';
import { namespace } from './namespace';
import { namespaceLimits } from './namespace-limits';
import type { RegionChart } from './region-chart';

/** The namespace of the workload, closed: a pod may ask for names, and nothing else until a policy says so. */
export class WorkloadNamespace extends Construct {
  constructor(chart: RegionChart) {
    super(chart, 'namespace');
    namespace(chart.cluster, chart.workload, 'restricted');
    namespaceLimits(this);

    new k8s.KubeNetworkPolicy(this, 'default-deny', {
      metadata: { name: 'default-deny' },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });

    const port = k8s.IntOrString.fromNumber(53);
    new k8s.KubeNetworkPolicy(this, 'dns', {
      metadata: { name: 'dns' },
      spec: {
        podSelector: {},
        policyTypes: ['Egress'],
        // Long answers come over TCP. No peer is named: AKS answers from CoreDNS pods, or since 1.37 from a cache on
        // the node, whose address no policy can match; and a service that can't resolve names is down.
        egress: [
          {
            ports: [
              { protocol: 'UDP', port },
              { protocol: 'TCP', port },
            ],
          },
        ],
      },
    });
  }
}

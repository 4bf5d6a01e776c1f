import type { Chart } from 'cdk8s';
import { k8s } from './kubernetes';

/** A level of the Kubernetes pod security standards. */
export type PodSecurity = 'restricted' | 'baseline';

/**
 * A namespace that refuses pods below a security level.
 * @param cluster a chart without a namespace: cdk8s would give the Namespace itself one.
 */
export function namespace(cluster: Chart, name: string, level: PodSecurity): k8s.KubeNamespace {
  return new k8s.KubeNamespace(cluster, `namespace-${name}`, {
    metadata: {
      name,
      labels: {
        'pod-security.kubernetes.io/enforce': level,
        // Said, not refused: what breaks the stricter level is seen before anybody relies on it.
        'pod-security.kubernetes.io/audit': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
      },
    },
  });
}

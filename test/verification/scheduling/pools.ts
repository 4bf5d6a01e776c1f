import type { NodePool } from '../../../src/verification/cluster/node';
import type { Workload } from '../../../src/verification/cluster/workload';

/** A pool for one zone whose nodes take four copies of the workload below. */
export function poolIn(zone: string, changes: Partial<NodePool> = {}): NodePool {
  return {
    where: `pool u${zone}`,
    name: `u${zone}`,
    location: 'eastus2',
    size: 'Standard_D2plds_v5',
    zones: [zone],
    min: 1,
    max: 4,
    isSystem: false,
    taints: [],
    labels: {},
    allocatable: { cpu: 2, memory: 4e9, pods: 20 },
    upgrade: { maxSurge: '1', maxUnavailable: '0', drainTimeout: 30 },
    ...changes,
  };
}

export const ZONES = ['1', '2', '3'] as const;
export const POOLS = ZONES.map((zone) => poolIn(zone));

/** Half a core for each copy, and no wishes. */
export function workloadOf(changes: Partial<Workload> = {}): Workload {
  return {
    key: 'orders/orders',
    namespace: 'orders',
    name: 'orders',
    where: 'manifests/prod/blue.yaml: Deployment orders',
    podField: 'spec.template.spec',
    labels: { app: 'orders' },
    annotations: {},
    pod: { containers: [] },
    requests: { cpu: 0.5, memory: 1e8 },
    replicas: { min: 6, max: 12, fields: { min: 'spec.minReplicas', max: 'spec.maxReplicas', cpu: '' } },
    autoscalers: [],
    rollout: {
      strategy: 'RollingUpdate',
      maxSurge: 3,
      maxUnavailable: 0,
      minReadySeconds: 10,
      progressDeadlineSeconds: 600,
      isPaused: false,
      resetsScale: false,
    },
    budgets: [],
    isManaged: false,
    isOwn: true,
    ...changes,
  };
}

/** The zone spread that the charts demand, changed. */
export function spreadOverZones(changes: object = {}): Workload {
  const constraint = {
    topologyKey: 'topology.kubernetes.io/zone',
    maxSkew: 1,
    whenUnsatisfiable: 'DoNotSchedule' as const,
    labelSelector: { matchLabels: { app: 'orders' } },
    nodeTaintsPolicy: 'Honor' as const,
    matchLabelKeys: ['pod-template-hash'],
    ...changes,
  };
  return workloadOf({ pod: { containers: [], topologySpreadConstraints: [constraint] } });
}

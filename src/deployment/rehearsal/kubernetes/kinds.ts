/** A kind of objects that the API server knows. */
export interface Kind {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
  readonly isNamespaced: boolean;
}

const NAMESPACED: Readonly<Record<string, readonly [plural: string, kind: string][]>> = {
  v1: [
    ['configmaps', 'ConfigMap'],
    ['endpoints', 'Endpoints'],
    ['events', 'Event'],
    ['limitranges', 'LimitRange'],
    ['pods', 'Pod'],
    ['resourcequotas', 'ResourceQuota'],
    ['secrets', 'Secret'],
    ['serviceaccounts', 'ServiceAccount'],
    ['services', 'Service'],
  ],
  'apps/v1': [
    ['daemonsets', 'DaemonSet'],
    ['deployments', 'Deployment'],
    ['replicasets', 'ReplicaSet'],
    ['statefulsets', 'StatefulSet'],
  ],
  'autoscaling/v2': [['horizontalpodautoscalers', 'HorizontalPodAutoscaler']],
  'batch/v1': [
    ['cronjobs', 'CronJob'],
    ['jobs', 'Job'],
  ],
  'coordination.k8s.io/v1': [['leases', 'Lease']],
  'gateway.networking.k8s.io/v1': [
    ['gateways', 'Gateway'],
    ['httproutes', 'HTTPRoute'],
  ],
  'networking.k8s.io/v1': [
    ['ingresses', 'Ingress'],
    ['networkpolicies', 'NetworkPolicy'],
  ],
  'policy/v1': [['poddisruptionbudgets', 'PodDisruptionBudget']],
  'rbac.authorization.k8s.io/v1': [
    ['rolebindings', 'RoleBinding'],
    ['roles', 'Role'],
  ],
  'secrets-store.csi.x-k8s.io/v1': [['secretproviderclasses', 'SecretProviderClass']],
};

const CLUSTER_WIDE: typeof NAMESPACED = {
  v1: [
    ['namespaces', 'Namespace'],
    ['nodes', 'Node'],
    ['persistentvolumes', 'PersistentVolume'],
  ],
  'gateway.networking.k8s.io/v1': [['gatewayclasses', 'GatewayClass']],
  'rbac.authorization.k8s.io/v1': [
    ['clusterrolebindings', 'ClusterRoleBinding'],
    ['clusterroles', 'ClusterRole'],
  ],
  'scheduling.k8s.io/v1': [['priorityclasses', 'PriorityClass']],
  'storage.k8s.io/v1': [['storageclasses', 'StorageClass']],
};

/** All of them: built-in ones, and those of the add-ons that the emitted clusters have. */
export const KINDS: readonly Kind[] = [...kinds(CLUSTER_WIDE, false), ...kinds(NAMESPACED, true)];

function kinds(table: typeof NAMESPACED, isNamespaced: boolean): Kind[] {
  return Object.entries(table).flatMap(([apiVersion, entries]) => {
    const [version = '', group = ''] = apiVersion.split('/').reverse();
    return entries.map(([plural, kind]) => ({ group, version, plural, kind, isNamespaced }));
  });
}

export function apiVersionOf({ group, version }: Kind): string {
  return group ? `${group}/${version}` : version;
}

export function findKind(group: string, version: string, plural: string): Kind | undefined {
  return KINDS.find((kind) => kind.group === group && kind.version === version && kind.plural === plural);
}

export function kindOf(apiVersion: string, name: string): Kind | undefined {
  return KINDS.find((kind) => apiVersionOf(kind) === apiVersion && kind.kind === name);
}

import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { type KubernetesObject, type Manifests, ofKind, placeOf } from '../kubernetes/manifests';
import { type Labels, selects } from '../kubernetes/selector';
import { gatewayWorkloads } from './gateway-workloads';
import { podRequests } from './requests';
import type { Budget, Scale, Workload } from './workload';

/** Everything that manifests run in copies: Deployments, and what AKS makes of a Gateway. */
export function workloadsOf(manifests: Manifests): Workload[] {
  const deployments = ofKind<IDeployment>(manifests, 'Deployment');
  return [...deployments.map((deployment) => fromDeployment(manifests, deployment)), ...gatewayWorkloads(manifests)];
}

/** Kinds that run pods, scale them or let requests in, in a way that is not modelled. */
const UNMODELLED = [
  ...['StatefulSet', 'ReplicaSet', 'Pod', 'Job', 'CronJob', 'ReplicationController', 'DaemonSet', 'ScaledObject'],
  ...['Ingress', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'],
];

/** What is there and not judged: objects of other kinds, and what a Deployment asks of the scheduler beyond the model. */
export function unmodelled(manifests: Manifests): string[] {
  const kinds = manifests.objects.filter(({ kind }) => UNMODELLED.includes(kind));
  const affinity = ofKind<IDeployment>(manifests, 'Deployment').filter(
    ({ spec }) =>
      (spec?.template?.spec?.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).length > 0,
  );
  return [
    ...kinds.map((object) => placeOf(manifests, object)),
    ...affinity.map((object) => `${placeOf(manifests, object)}: affinity.podAffinity that is required`),
    ...workloadsOf(manifests)
      .filter(({ isOwn, replicas }) => isOwn && replicas.cpuTarget === undefined)
      .map(({ where }) => `${where}: how busy its copies are, at which no autoscaler aims in percent of their CPU,`),
  ];
}

function fromDeployment(manifests: Manifests, deployment: KubernetesObject & IDeployment): Workload {
  const { name, namespace = 'default' } = deployment.metadata;
  const template = deployment.spec?.template;
  const pod = { containers: [], ...template?.spec };
  const labels: Labels = template?.metadata?.labels ?? {};
  const strategy = deployment.spec?.strategy;
  const scale = scaleOf(manifests, deployment, namespace);
  return {
    key: `${namespace}/${name}`,
    namespace,
    name,
    where: placeOf(manifests, deployment),
    podField: 'spec.template.spec',
    labels,
    annotations: template?.metadata?.annotations ?? {},
    pod,
    requests: podRequests(pod),
    replicas: scale,
    rollout: {
      strategy: strategy?.type ?? 'RollingUpdate',
      // Kubernetes' own defaults.
      maxSurge: strategy?.rollingUpdate?.maxSurge ?? '25%',
      maxUnavailable: strategy?.rollingUpdate?.maxUnavailable ?? '25%',
      minReadySeconds: deployment.spec?.minReadySeconds ?? 0,
      resetsScale: deployment.spec?.replicas !== undefined && scale.where !== undefined,
    },
    budgets: budgetsFor(manifests, namespace, labels),
    isManaged: false,
    isOwn: true,
  };
}

function scaleOf(manifests: Manifests, deployment: KubernetesObject & IDeployment, namespace: string): Scale {
  const autoscaler = ofKind<IHorizontalPodAutoscaler>(manifests, 'HorizontalPodAutoscaler').find(
    ({ metadata, spec }) =>
      (metadata.namespace ?? 'default') === namespace &&
      spec?.scaleTargetRef.kind === 'Deployment' &&
      spec.scaleTargetRef.name === deployment.metadata.name,
  );
  if (!autoscaler?.spec) {
    const replicas = deployment.spec?.replicas ?? 1;
    return { min: replicas, max: replicas };
  }
  const metrics = (autoscaler.spec.metrics ?? []).map(
    ({ resource, containerResource }) => resource ?? containerResource,
  );
  const cpu = metrics.find((metric) => metric?.name === 'cpu')?.target;
  return {
    min: autoscaler.spec.minReplicas ?? 1,
    max: autoscaler.spec.maxReplicas,
    where: placeOf(manifests, autoscaler),
    ...(cpu?.averageUtilization === undefined ? {} : { cpuTarget: cpu.averageUtilization }),
  };
}

function budgetsFor(manifests: Manifests, namespace: string, labels: Labels): Budget[] {
  return ofKind<IPodDisruptionBudget>(manifests, 'PodDisruptionBudget')
    .filter(({ metadata, spec }) => (metadata.namespace ?? 'default') === namespace && selects(spec?.selector, labels))
    .map((budget) => ({ where: placeOf(manifests, budget), spec: budget.spec ?? {} }));
}

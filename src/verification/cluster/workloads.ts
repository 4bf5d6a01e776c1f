import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { type KubernetesObject, type Manifests, namespaceOf, ofKind, placeOf } from '../kubernetes/manifests';
import { type Labels, selects } from '../kubernetes/selector';
import { autoscalersOf } from './autoscalers';
import { gatewayWorkloads } from './gateway-workloads';
import { withLimitRanges } from './limit-ranges';
import { podRequests } from './requests';
import type { Budget, Scale, Workload } from './workload';

/** Everything that manifests run in copies: Deployments, and what AKS makes of a Gateway. */
export function workloadsOf(manifests: Manifests): Workload[] {
  const deployments = ofKind<IDeployment>(manifests, 'Deployment');
  return [...deployments.map((deployment) => fromDeployment(manifests, deployment)), ...gatewayWorkloads(manifests)];
}

function fromDeployment(manifests: Manifests, deployment: KubernetesObject & IDeployment): Workload {
  const { name } = deployment.metadata;
  const namespace = namespaceOf(deployment);
  const template = deployment.spec?.template;
  const pod = withLimitRanges(manifests, namespace, { containers: [], ...template?.spec });
  const labels: Labels = template?.metadata?.labels ?? {};
  const strategy = deployment.spec?.strategy;
  const autoscalers = autoscalersOf(manifests, { namespace, name });
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
    replicas: autoscalers[0] ?? fixed(deployment.spec?.replicas ?? 1),
    autoscalers,
    rollout: {
      strategy: strategy?.type ?? 'RollingUpdate',
      // Kubernetes' own defaults.
      maxSurge: strategy?.rollingUpdate?.maxSurge ?? '25%',
      maxUnavailable: strategy?.rollingUpdate?.maxUnavailable ?? '25%',
      minReadySeconds: deployment.spec?.minReadySeconds ?? 0,
      progressDeadlineSeconds: deployment.spec?.progressDeadlineSeconds ?? 600,
      isPaused: deployment.spec?.paused ?? false,
      resetsScale: deployment.spec?.replicas !== undefined && autoscalers.length > 0,
    },
    budgets: budgetsFor(manifests, namespace, labels),
    isManaged: false,
    isOwn: true,
  };
}

/** As many as the Deployment says, always. */
function fixed(replicas: number): Scale {
  return { min: replicas, max: replicas, fields: { min: 'spec.replicas', max: 'spec.replicas', cpu: '' } };
}

function budgetsFor(manifests: Manifests, namespace: string, labels: Labels): Budget[] {
  return ofKind<IPodDisruptionBudget>(manifests, 'PodDisruptionBudget')
    .filter((budget) => namespaceOf(budget) === namespace && selects(budget.spec?.selector, labels))
    .map((budget) => ({ where: placeOf(manifests, budget), field: 'spec', spec: budget.spec ?? {} }));
}

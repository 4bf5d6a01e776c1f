import type { Rendered } from '../rendering';
import {
  added,
  beside,
  budgetsOf,
  contextOf,
  dropped,
  everyContainer,
  isSelected,
  podOf,
  type Rule,
  rulesOn,
  SECRET_NAME,
  scalersOf,
  volumes,
} from './rule';

// github.com/FairwindsOps/polaris: pkg/config/checks/.

const PRIVATE_KEY = /-BEGIN\s+.*PRIVATE KEY-/i;

const given = (list: 'requests' | 'limits', name: string) =>
  everyContainer(({ resources }) => Boolean(resources?.[list]?.[name]));

export const polaris: readonly Rule[] = [
  ...rulesOn('Deployment', {
    automountServiceAccountToken: (deployment, all) =>
      podOf(deployment).automountServiceAccountToken === false ||
      beside(deployment, all, 'ServiceAccount').some(
        ({ metadata, automountServiceAccountToken }) =>
          metadata.name === podOf(deployment).serviceAccountName && automountServiceAccountToken === false,
      ),
    cpuLimitsMissing: given('limits', 'cpu'),
    cpuRequestsMissing: given('requests', 'cpu'),
    memoryLimitsMissing: given('limits', 'memory'),
    memoryRequestsMissing: given('requests', 'memory'),
    dangerousCapabilities: everyContainer((container) =>
      added(container).every((name) => !['ALL', 'SYS_ADMIN', 'NET_ADMIN'].includes(name)),
    ),
    insecureCapabilities: everyContainer((container) => dropped(container).includes('ALL')),
    deploymentMissingReplicas: ({ spec }) => (spec.replicas ?? 0) >= 2,
    hostIPCSet: (deployment) => !podOf(deployment).hostIPC,
    hostNetworkSet: (deployment) => !podOf(deployment).hostNetwork,
    hostPIDSet: (deployment) => !podOf(deployment).hostPID,
    hostPathSet: (deployment) => volumes(deployment).every(({ hostPath }) => !hostPath),
    hostPortSet: everyContainer(({ ports = [] }) => ports.every(({ hostPort }: Rendered) => !hostPort)),
    hostProcess: everyContainer((container, pod) => !contextOf(container, pod, 'windowsOptions')?.hostProcess),
    linuxHardening: everyContainer(
      (container, pod) =>
        ![undefined, 'Unconfined'].includes(contextOf(container, pod, 'seccompProfile')?.type) ||
        dropped(container).length > 0,
    ),
    livenessProbeMissing: everyContainer(({ livenessProbe }) => Boolean(livenessProbe)),
    readinessProbeMissing: everyContainer(({ readinessProbe }) => Boolean(readinessProbe)),
    metadataAndInstanceMismatched: ({ metadata }) => metadata.labels?.['app.kubernetes.io/instance'] === metadata.name,
    missingNetworkPolicy: (deployment, all) =>
      beside(deployment, all, 'NetworkPolicy').some(
        ({ spec }) => isSelected(spec.podSelector, deployment) && spec.egress?.length > 0 && spec.ingress?.length > 0,
      ),
    missingPodDisruptionBudget: (deployment, all) => budgetsOf(deployment, all).length > 0,
    pdbMinAvailableGreaterThanHPAMinReplicas: (deployment, all) =>
      budgetsOf(deployment, all).every(({ spec }) =>
        scalersOf(deployment, all).every(({ spec: { minReplicas = 1 } }) => !(spec.minAvailable >= minReplicas)),
      ),
    notReadOnlyRootFilesystem: everyContainer(
      ({ securityContext }) => securityContext?.readOnlyRootFilesystem === true,
    ),
    priorityClassNotSet: (deployment) => Boolean(podOf(deployment).priorityClassName),
    privilegeEscalationAllowed: everyContainer(
      ({ securityContext }) => securityContext?.allowPrivilegeEscalation === false,
    ),
    procMount: everyContainer(({ securityContext }) => (securityContext?.procMount ?? 'Default') === 'Default'),
    pullPolicyNotAlways: everyContainer(({ imagePullPolicy }) => imagePullPolicy === 'Always'),
    runAsPrivileged: everyContainer(({ securityContext }) => !securityContext?.privileged),
    runAsRootAllowed: everyContainer(
      (container, pod) =>
        contextOf(container, pod, 'runAsNonRoot') === true || contextOf(container, pod, 'runAsUser') > 0,
    ),
    sensitiveContainerEnvVar: everyContainer(({ env = [] }) =>
      env.every(({ name, value }: Rendered) => !value || !(SECRET_NAME.test(name) || PRIVATE_KEY.test(value))),
    ),
    tagNotSpecified: everyContainer(({ image }) => /^.+:.+$/.test(image) && !image.endsWith(':latest')),
    topologySpreadConstraint: (deployment) => podOf(deployment).topologySpreadConstraints?.length > 0,
  }),
  ...rulesOn('HorizontalPodAutoscaler', {
    hpaMaxAvailability: ({ spec }) => spec.maxReplicas > (spec.minReplicas ?? 1),
    hpaMinAvailability: ({ spec }) => (spec.minReplicas ?? 1) >= 2,
  }),
  ...rulesOn('PodDisruptionBudget', {
    pdbDisruptionsIsZero: ({ spec }) => spec.minAvailable !== '100%' && ![0, '0%'].includes(spec.maxUnavailable),
  }),
  ...rulesOn('ConfigMap', {
    sensitiveConfigmapContent: ({ data }) =>
      Object.entries<string>(data).every(([key, value]) => !SECRET_NAME.test(key) && !PRIVATE_KEY.test(value)),
  }),
];

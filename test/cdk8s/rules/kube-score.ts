import type { Rendered } from '../rendering';
import {
  beside,
  budgetsOf,
  contextOf,
  everyContainer,
  isClosed,
  isSelected,
  podOf,
  type Rule,
  rulesOn,
  scalersOf,
} from './rule';

// github.com/zegl/kube-score: README_CHECKS.md and score/.

const HOST_OR_ZONE = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone', 'topology.kubernetes.io/region'];
const RETIRED =
  /^(extensions\/|apps\/v1beta|policy\/v1beta|batch\/v1beta|networking\.k8s\.io\/v1beta|autoscaling\/v2beta)/;
const DISK = 'ephemeral-storage';

const resource = (container: Rendered, list: 'requests' | 'limits', name: string): Rendered =>
  container.resources?.[list]?.[name];
const isEqual = (name: string) => (container: Rendered) =>
  resource(container, 'requests', name) === resource(container, 'limits', name);

const portNames = ({ ports = [] }: Rendered): string[] => ports.flatMap(({ name }: Rendered) => name ?? []);
const isUnique = (names: readonly string[]): boolean => new Set(names).size === names.length;
const isLabelValue = (value: string): boolean => /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/.test(value);

export const kubeScore: readonly Rule[] = [
  ...rulesOn('Deployment', {
    'deployment-strategy': ({ spec }) => spec.strategy?.type === 'RollingUpdate',
    'deployment-replicas': (deployment, all) =>
      scalersOf(deployment, all).length > 0 || (deployment.spec.replicas ?? 1) >= 2,
    'container-resources': everyContainer((container) =>
      (['requests', 'limits'] as const).every((list) =>
        ['cpu', 'memory'].every((name) => resource(container, list, name)),
      ),
    ),
    'container-resource-requests-equal-limits': everyContainer(
      (container) => isEqual('cpu')(container) && isEqual('memory')(container),
    ),
    'container-cpu-requests-equal-limits': everyContainer(isEqual('cpu')),
    'container-memory-requests-equal-limits': everyContainer(isEqual('memory')),
    'container-image-tag': everyContainer(
      ({ image }) => !['', 'latest'].includes(image.split(':').slice(1).at(-1) ?? ''),
    ),
    'container-image-pull-policy': everyContainer(({ imagePullPolicy }) => imagePullPolicy === 'Always'),
    'container-ephemeral-storage-request-and-limit': everyContainer(
      (container) => Boolean(resource(container, 'requests', DISK)) && Boolean(resource(container, 'limits', DISK)),
    ),
    'container-ephemeral-storage-request-equals-limit': everyContainer(isEqual(DISK)),
    'container-ports-check': everyContainer(
      (container) => isUnique(portNames(container)) && portNames(container).every((name) => name.length <= 15),
    ),
    'environment-variable-key-duplication': everyContainer(({ env = [] }) =>
      isUnique(env.map(({ name }: Rendered) => name)),
    ),
    'deployment-has-poddisruptionbudget': (deployment, all) => budgetsOf(deployment, all).length > 0,
    'pod-networkpolicy': (deployment, all) =>
      isClosed(deployment, all, 'Ingress') && isClosed(deployment, all, 'Egress'),
    'pod-probes': everyContainer(({ readinessProbe, livenessProbe }) => Boolean(readinessProbe && livenessProbe)),
    'pod-probes-identical': everyContainer(
      ({ readinessProbe, livenessProbe }) => readinessProbe?.httpGet?.path !== livenessProbe?.httpGet?.path,
    ),
    'container-security-context-user-group-id': everyContainer((container, pod) =>
      ['runAsUser', 'runAsGroup'].every((key) => contextOf(container, pod, key) >= 10_000),
    ),
    'container-security-context-privileged': everyContainer(({ securityContext }) => !securityContext?.privileged),
    'container-security-context-readonlyrootfilesystem': everyContainer(
      ({ securityContext }) => securityContext?.readOnlyRootFilesystem === true,
    ),
    'container-seccomp-profile': everyContainer((container, pod) =>
      Boolean(contextOf(container, pod, 'seccompProfile')),
    ),
    'deployment-has-host-podantiaffinity': (deployment) => {
      const { podAntiAffinity = {} } = podOf(deployment).affinity ?? {};
      const preferred = podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution ?? [];
      const required = podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution ?? [];
      return [...preferred.map(({ podAffinityTerm }: Rendered) => podAffinityTerm), ...required].some(
        ({ topologyKey, labelSelector }) => HOST_OR_ZONE.includes(topologyKey) && isSelected(labelSelector, deployment),
      );
    },
    'deployment-targeted-by-hpa-does-not-have-replicas-configured': (deployment, all) =>
      scalersOf(deployment, all).length === 0 || deployment.spec.replicas === undefined,
    'deployment-pod-selector-labels-match-template-metadata-labels': (deployment) =>
      isSelected(deployment.spec.selector, deployment),
    'pod-topology-spread-constraints': (deployment) =>
      (podOf(deployment).topologySpreadConstraints ?? []).every(
        ({ labelSelector, maxSkew, minDomains = 1, topologyKey, whenUnsatisfiable }: Rendered) =>
          labelSelector &&
          maxSkew > 0 &&
          minDomains > 0 &&
          topologyKey &&
          ['DoNotSchedule', 'ScheduleAnyway'].includes(whenUnsatisfiable),
      ),
  }),
  ...rulesOn('PodDisruptionBudget', {
    'poddisruptionbudget-has-policy': ({ spec }) =>
      spec.minAvailable !== undefined || spec.maxUnavailable !== undefined,
  }),
  ...rulesOn('NetworkPolicy', {
    'networkpolicy-targets-pod': (policy, all) =>
      beside(policy, all, 'Deployment').some((deployment) => isSelected(policy.spec.podSelector, deployment)),
  }),
  ...rulesOn('Service', {
    'service-targets-pod': (service, all) =>
      beside(service, all, 'Deployment').some((deployment) =>
        isSelected({ matchLabels: service.spec.selector }, deployment),
      ),
    'service-type': ({ spec }) => spec.type !== 'NodePort',
  }),
  ...rulesOn('HorizontalPodAutoscaler', {
    'horizontalpodautoscaler-has-target': (scaler, all) =>
      beside(scaler, all, scaler.spec.scaleTargetRef.kind).some(
        ({ metadata }) => metadata.name === scaler.spec.scaleTargetRef.name,
      ),
    'horizontalpodautoscaler-replicas': ({ spec }) => (spec.minReplicas ?? 1) >= 2,
  }),
  ...rulesOn('*', {
    'stable-version': ({ apiVersion }) => !RETIRED.test(apiVersion),
    'label-values': ({ metadata }) => Object.values<string>(metadata.labels ?? {}).every(isLabelValue),
  }),
];

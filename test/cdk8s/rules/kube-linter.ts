import type { Rendered } from '../rendering';
import {
  added,
  beside,
  budgetsOf,
  contextOf,
  dropped,
  everyContainer,
  isClosed,
  isSelected,
  podOf,
  type Rule,
  rulesOn,
  scalersOf,
  volumes,
} from './rule';

// github.com/stackrox/kube-linter: docs/generated/checks.md and pkg/templates/.

const SENSITIVE = /^\/(|boot|dev|etc|lib|proc|sys|usr)$/;
const UNSAFE = /^(kernel\.(msg|sem|shm)|fs\.mqueue\.|net\.)/;
const SYSTEM_CLASSES = ['system-cluster-critical', 'system-node-critical'];

/** Whether a probe asks a port that the container says it has. */
const isExposed = ({ ports = [] }: Rendered, probe: Rendered): boolean => {
  const port = (probe?.httpGet ?? probe?.tcpSocket)?.port;
  return port === undefined || ports.some(({ name, containerPort }: Rendered) => [name, containerPort].includes(port));
};
const probed = (probe: string) => everyContainer((container) => isExposed(container, container[probe]));
const portNumbers = ({ ports = [] }: Rendered): number[] => ports.map(({ containerPort }: Rendered) => containerPort);
const hostPaths = (deployment: Rendered): string[] =>
  volumes(deployment).flatMap(({ hostPath }) => (hostPath ? [hostPath.path] : []));

function isSorted(value: Rendered): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return (
    keys.every((key, index) => index === 0 || (keys[index - 1] as string) <= key) &&
    Object.values(value).every(isSorted)
  );
}

/** A number of pods, or a share of them, of six. */
const ofSix = (value: number | string): number =>
  typeof value === 'number' ? value : Math.ceil((6 * Number.parseInt(value, 10)) / 100);

export const kubeLinter: readonly Rule[] = [
  ...rulesOn('Deployment', {
    'default-service-account': (deployment) =>
      !['', 'default', undefined].includes(podOf(deployment).serviceAccountName),
    'deprecated-service-account-field': (deployment) => podOf(deployment).serviceAccount === undefined,
    'dnsconfig-options': (deployment) =>
      (podOf(deployment).dnsConfig?.options ?? []).some(
        ({ name, value }: Rendered) => name === 'ndots' && value === '2',
      ),
    'docker-sock': (deployment) => hostPaths(deployment).every((path) => !path.endsWith('docker.sock')),
    'drop-net-raw-capability': everyContainer(
      (container) =>
        ['ALL', 'NET_RAW'].some((name) => dropped(container).includes(name)) && !added(container).includes('NET_RAW'),
    ),
    'duplicate-env-var': everyContainer(
      ({ env = [] }) => new Set(env.map(({ name }: Rendered) => name)).size === env.length,
    ),
    'env-value-from': (deployment, all) =>
      everyContainer(({ env = [] }) =>
        env.every(({ valueFrom = {} }: Rendered) => {
          const { secretKeyRef, configMapKeyRef } = valueFrom;
          const named = (kind: string, name: string) =>
            beside(deployment, all, kind).some(({ metadata }) => metadata.name === name);
          return (
            (!secretKeyRef || named('Secret', secretKeyRef.name)) &&
            (!configMapKeyRef || named('ConfigMap', configMapKeyRef.name))
          );
        }),
      )(deployment, all),
    'env-var-secret': everyContainer(({ env = [] }) =>
      env.every(({ name, value }: Rendered) => !/secret/i.test(name) || !value),
    ),
    'host-ipc': (deployment) => !podOf(deployment).hostIPC,
    'host-network': (deployment) => !podOf(deployment).hostNetwork,
    'host-pid': (deployment) => !podOf(deployment).hostPID,
    'invalid-target-ports': everyContainer(({ ports = [] }) =>
      ports.every(({ name = 'x' }: Rendered) => /^(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/.test(name)),
    ),
    'latest-tag': everyContainer(({ image }) => !/:latest$|^[^:]*$|(.*\/[^:]+)$/.test(image)),
    'liveness-port': probed('livenessProbe'),
    'minimum-three-replicas': ({ spec }) => (spec.replicas ?? 1) >= 3,
    'mismatching-selector': (deployment) => isSelected(deployment.spec.selector, deployment),
    'no-anti-affinity': (deployment) => {
      const { podAntiAffinity = {} } = podOf(deployment).affinity ?? {};
      return (podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution ?? []).some(
        ({ podAffinityTerm: { topologyKey, labelSelector } }: Rendered) =>
          topologyKey === 'kubernetes.io/hostname' && isSelected(labelSelector, deployment),
      );
    },
    'no-liveness-probe': everyContainer(({ livenessProbe }) => Boolean(livenessProbe)),
    'no-node-affinity': (deployment) => Boolean(podOf(deployment).affinity?.nodeAffinity),
    'no-read-only-root-fs': everyContainer(({ securityContext }) => securityContext?.readOnlyRootFilesystem === true),
    'no-readiness-probe': everyContainer(({ readinessProbe }) => Boolean(readinessProbe)),
    'no-rolling-update-strategy': ({ spec }) => /^(RollingUpdate|Rolling)$/.test(spec.strategy?.type ?? ''),
    'non-existent-service-account': (deployment, all) =>
      beside(deployment, all, 'ServiceAccount').some(
        ({ metadata }) => metadata.name === podOf(deployment).serviceAccountName,
      ),
    'non-isolated-pod': (deployment, all) =>
      isClosed(deployment, all, 'Ingress') || isClosed(deployment, all, 'Egress'),
    'pdb-max-unavailable': (deployment, all) =>
      budgetsOf(deployment, all).every(
        ({ spec }) => spec.maxUnavailable === undefined || ofSix(spec.maxUnavailable) > 0,
      ),
    'pdb-min-available': (deployment, all) =>
      budgetsOf(deployment, all).every(
        ({ spec }) =>
          spec.minAvailable === undefined ||
          ofSix(spec.minAvailable) < (scalersOf(deployment, all)[0]?.spec.minReplicas ?? deployment.spec.replicas ?? 1),
      ),
    'priority-class-name': (deployment) => SYSTEM_CLASSES.includes(podOf(deployment).priorityClassName),
    'privilege-escalation-container': everyContainer(
      (container) =>
        container.securityContext?.allowPrivilegeEscalation === false &&
        !container.securityContext.privileged &&
        !added(container).includes('SYS_ADMIN'),
    ),
    'privileged-container': everyContainer(({ securityContext }) => !securityContext?.privileged),
    'privileged-ports': everyContainer((container) => portNumbers(container).every((port) => port >= 1024)),
    'read-secret-from-env-var': everyContainer(({ env = [] }) =>
      env.every(({ valueFrom }: Rendered) => !valueFrom?.secretKeyRef),
    ),
    'readiness-port': probed('readinessProbe'),
    'restart-policy': (deployment) => ['Always', 'OnFailure'].includes(podOf(deployment).restartPolicy),
    'run-as-non-root': everyContainer(
      (container, pod) =>
        contextOf(container, pod, 'runAsGroup') !== 0 &&
        (contextOf(container, pod, 'runAsUser') > 0 || contextOf(container, pod, 'runAsNonRoot') === true),
    ),
    'sensitive-host-mounts': (deployment) => hostPaths(deployment).every((path) => !SENSITIVE.test(path)),
    'ssh-port': everyContainer((container) => !portNumbers(container).includes(22)),
    'startup-port': probed('startupProbe'),
    'unsafe-proc-mount': everyContainer(
      ({ securityContext }) => (securityContext?.procMount ?? 'Default') === 'Default',
    ),
    'unsafe-sysctls': (deployment) =>
      (podOf(deployment).securityContext?.sysctls ?? []).every(({ name }: Rendered) => !UNSAFE.test(name)),
    'unset-cpu-requirements': everyContainer(({ resources }) => Boolean(resources?.requests?.cpu)),
    'unset-memory-requirements': everyContainer(({ resources }) => Boolean(resources?.limits?.memory)),
    'use-namespace': ({ metadata }) => !['default', undefined].includes(metadata.namespace),
    'writable-host-mount': (deployment) =>
      volumes(deployment)
        .filter(({ hostPath }) => hostPath)
        .every(({ name }) =>
          podOf(deployment).containers.every(({ volumeMounts = [] }: Rendered) =>
            volumeMounts.every((mount: Rendered) => mount.name !== name || mount.readOnly),
          ),
        ),
  }),
  ...rulesOn('HorizontalPodAutoscaler', {
    'dangling-horizontalpodautoscaler': (scaler, all) =>
      beside(scaler, all, scaler.spec.scaleTargetRef.kind).some(
        ({ metadata }) => metadata.name === scaler.spec.scaleTargetRef.name,
      ),
    'hpa-minimum-three-replicas': ({ spec }) => (spec.minReplicas ?? 1) >= 3,
  }),
  ...rulesOn('NetworkPolicy', {
    'dangling-networkpolicy': (policy, all) =>
      beside(policy, all, 'Deployment').some((deployment) => isSelected(policy.spec.podSelector, deployment)),
    'dangling-networkpolicypeer-podselector': ({ spec }, all) =>
      [
        ...(spec.ingress ?? []).flatMap(({ from = [] }: Rendered) => from),
        ...(spec.egress ?? []).flatMap(({ to = [] }: Rendered) => to),
      ]
        .filter(({ podSelector }) => podSelector)
        .every(({ podSelector }) =>
          all.some((object) => object.kind === 'Deployment' && isSelected(podSelector, object)),
        ),
  }),
  ...rulesOn('Service', {
    'dangling-service': (service, all) =>
      beside(service, all, 'Deployment').some((deployment) =>
        isSelected({ matchLabels: service.spec.selector }, deployment),
      ),
    'exposed-services': ({ spec }) => !['NodePort', 'LoadBalancer'].includes(spec.type),
  }),
  ...rulesOn('PodDisruptionBudget', {
    'pdb-unhealthy-pod-eviction-policy': ({ spec }) => spec.unhealthyPodEvictionPolicy !== undefined,
  }),
  ...rulesOn('*', {
    'no-extensions-v1beta': ({ apiVersion }) => !/^extensions\/v1beta/.test(apiVersion),
    'required-annotation-email': ({ metadata }) => /@/.test(metadata.annotations?.email ?? ''),
    'required-label-owner': ({ metadata }) => Boolean(metadata.labels?.owner),
    'sorted-keys': isSorted,
  }),
];

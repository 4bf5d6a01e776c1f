import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { Workload } from '../cluster/workload';
import { namespaceLabels } from '../kubernetes/namespaces';
import type { Finding } from '../report';
import { hostPorts } from '../scheduling/host-ports';
import type { RegionModel } from './scenario';

/** A rule of the pod security standards that a pod breaks. */
interface Breach {
  /** Within the pod's spec. */
  readonly field: string;
  readonly fix: string;
}

/** What a namespace refuses of a pod, by the level that it enforces. */
export function podSecurityFindings({ manifests }: RegionModel, workload: Workload): Finding[] {
  const { namespace, pod, podField, where } = workload;
  const level = namespaceLabels(manifests, namespace)['pod-security.kubernetes.io/enforce'];
  const breaches = level === 'restricted' ? [...baseline(pod), ...restricted(pod)] : baseline(pod);
  if (level === undefined || level === 'privileged') return [];
  return breaches.map(({ field, fix }) => ({
    where,
    field: `${podField}.${field}`,
    problem: `namespace ${namespace} refuses such pods (pod security ${level}): none starts`,
    fix,
  }));
}

/** Volumes that the restricted level knows; a hostPath is none. */
const VOLUMES = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'],
];

function containersOf({
  containers,
  initContainers = [],
}: IPodSpec): (readonly [field: string, container: IContainer])[] {
  return [
    ...containers.map((each, index) => [`containers[${index}]`, each] as const),
    ...initContainers.map((each, index) => [`initContainers[${index}]`, each] as const),
  ];
}

function baseline(pod: IPodSpec): Breach[] {
  const ofHost = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((field) => pod[field]);
  return [
    ...ofHost.map((field) => ({ field, fix: 'leave it out' })),
    ...(pod.hostNetwork || hostPorts(pod).length === 0
      ? []
      : [{ field: 'containers[].ports[].hostPort', fix: 'leave it out: a Service reaches the copies' }]),
    ...(pod.volumes ?? []).flatMap(({ hostPath }, index) =>
      hostPath ? [{ field: `volumes[${index}].hostPath`, fix: 'an emptyDir, a ConfigMap or a claim' }] : [],
    ),
    ...containersOf(pod).flatMap(([field, { securityContext }]) =>
      securityContext?.privileged ? [{ field: `${field}.securityContext.privileged`, fix: 'leave it out' }] : [],
    ),
  ];
}

function restricted(pod: IPodSpec): Breach[] {
  const usual = pod.securityContext;
  return [
    ...(pod.volumes ?? []).flatMap((volume, index) =>
      volume.hostPath || Object.keys(volume).some((key) => VOLUMES.includes(key))
        ? []
        : [{ field: `volumes[${index}]`, fix: VOLUMES.join(', ') }],
    ),
    ...containersOf(pod).flatMap(([field, { securityContext: own }]) => {
      const { drop = [], add = [] } = own?.capabilities ?? {};
      const seccomp = own?.seccompProfile ?? usual?.seccompProfile;
      const user = own?.runAsUser ?? usual?.runAsUser;
      const breaches = [
        [own?.allowPrivilegeEscalation === false, 'allowPrivilegeEscalation', 'false'],
        [drop.includes('ALL'), 'capabilities.drop', "['ALL']"],
        [add.every((name) => name === 'NET_BIND_SERVICE'), 'capabilities.add', 'leave it out'],
        [own?.runAsNonRoot ?? usual?.runAsNonRoot ?? false, 'runAsNonRoot', 'true'],
        [user !== 0, 'runAsUser', 'a number that is not 0'],
        [['RuntimeDefault', 'Localhost'].includes(seccomp?.type ?? ''), 'seccompProfile.type', 'RuntimeDefault'],
      ] as const;
      return breaches.flatMap(([holds, name, fix]) =>
        holds ? [] : [{ field: `${field}.securityContext.${name}`, fix }],
      );
    }),
  ];
}

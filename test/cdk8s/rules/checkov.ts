import type { Rendered } from '../rendering';
import { added, contextOf, dropped, everyContainer, isClosed, podOf, type Rule, rulesOn, volumes } from './rule';

// github.com/bridgecrewio/checkov: checkov/kubernetes/checks/.

const given = (list: 'requests' | 'limits', name: string) =>
  everyContainer(({ resources }) => Boolean(resources?.[list]?.[name]));

export const checkov: readonly Rule[] = [
  ...rulesOn('Deployment', {
    CKV_K8S_8: everyContainer(({ livenessProbe }) => Boolean(livenessProbe)),
    CKV_K8S_9: everyContainer(({ readinessProbe }) => Boolean(readinessProbe)),
    CKV_K8S_10: given('requests', 'cpu'),
    CKV_K8S_11: given('limits', 'cpu'),
    CKV_K8S_12: given('requests', 'memory'),
    CKV_K8S_13: given('limits', 'memory'),
    CKV_K8S_14: everyContainer(
      ({ image }) => image.includes('@') || !['', 'latest'].includes(image.split(':')[1] ?? ''),
    ),
    CKV_K8S_15: everyContainer(({ imagePullPolicy }) => imagePullPolicy === 'Always'),
    CKV_K8S_16: everyContainer(({ securityContext }) => !securityContext?.privileged),
    CKV_K8S_17: (deployment) => !podOf(deployment).hostPID,
    CKV_K8S_18: (deployment) => !podOf(deployment).hostIPC,
    CKV_K8S_19: (deployment) => !podOf(deployment).hostNetwork,
    CKV_K8S_20: everyContainer(({ securityContext }) => securityContext?.allowPrivilegeEscalation === false),
    CKV_K8S_21: ({ metadata }) => ![undefined, 'default'].includes(metadata.namespace),
    CKV_K8S_22: everyContainer(({ securityContext }) => securityContext?.readOnlyRootFilesystem === true),
    CKV_K8S_23: everyContainer(
      (container, pod) =>
        contextOf(container, pod, 'runAsNonRoot') === true || contextOf(container, pod, 'runAsUser') > 0,
    ),
    CKV_K8S_25: everyContainer((container) => added(container).length === 0),
    CKV_K8S_26: everyContainer(({ ports = [] }) => ports.every(({ hostPort }: Rendered) => !hostPort)),
    CKV_K8S_27: (deployment) => volumes(deployment).every(({ hostPath }) => hostPath?.path !== '/var/run/docker.sock'),
    CKV_K8S_28: everyContainer((container) => ['ALL', 'NET_RAW'].some((name) => dropped(container).includes(name))),
    CKV_K8S_29: (deployment) => Boolean(podOf(deployment).securityContext),
    CKV_K8S_30: everyContainer(({ securityContext }) => Boolean(securityContext)),
    CKV_K8S_31: everyContainer(
      (container, pod) => contextOf(container, pod, 'seccompProfile')?.type === 'RuntimeDefault',
    ),
    CKV_K8S_33: everyContainer(({ image }) => !image.includes('kubernetes-dashboard')),
    CKV_K8S_34: everyContainer(({ image }) => !image.includes('tiller')),
    CKV_K8S_35: everyContainer(({ env = [] }) => env.every(({ valueFrom }: Rendered) => !valueFrom?.secretKeyRef)),
    CKV_K8S_37: everyContainer((container) => dropped(container).includes('ALL')),
    CKV_K8S_38: (deployment) => podOf(deployment).automountServiceAccountToken === false,
    CKV_K8S_39: everyContainer((container) => !added(container).includes('SYS_ADMIN')),
    CKV_K8S_40: everyContainer((container, pod) => contextOf(container, pod, 'runAsUser') >= 10_000),
    CKV_K8S_43: everyContainer(({ image }) => image.includes('@')),
    CKV_K8S_45: everyContainer(({ args = [] }) => args.every((each: string) => !each.includes('--listen'))),
    CKV_K8S_159: everyContainer(({ image }) => !image.includes('git-sync')),
    CKV2_K8S_6: (deployment, all) => isClosed(deployment, all, 'Ingress') || isClosed(deployment, all, 'Egress'),
  }),
  ...rulesOn('ServiceAccount', {
    CKV_K8S_41: ({ metadata, automountServiceAccountToken }) =>
      metadata.name !== 'default' || automountServiceAccountToken === false,
  }),
  ...rulesOn('Service', {
    CKV_K8S_44: ({ metadata }) => !metadata.name.includes('tiller'),
  }),
];

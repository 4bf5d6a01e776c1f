import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { type Manifests, namespaceOf, ofKind, placeOf } from '../kubernetes/manifests';
import type { Autoscaler } from './workload';

/** As much of KEDA's object as says how many copies there are; KEDA makes an autoscaler of Kubernetes' of it. */
interface ScaledObject {
  readonly spec?: {
    readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
    readonly minReplicaCount?: number;
    readonly maxReplicaCount?: number;
    readonly triggers?: readonly Trigger[];
  };
}

interface Trigger {
  readonly type?: string;
  readonly metricType?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** What changes the number of a Deployment's copies: autoscalers of Kubernetes, and of KEDA. */
export function autoscalersOf(manifests: Manifests, target: { namespace: string; name: string }): Autoscaler[] {
  return [...fromKubernetes(manifests, target), ...fromKeda(manifests, target)];
}

function fromKubernetes(manifests: Manifests, { namespace, name }: { namespace: string; name: string }): Autoscaler[] {
  return ofKind<IHorizontalPodAutoscaler>(manifests, 'HorizontalPodAutoscaler').flatMap((object) => {
    const spec: Partial<IHorizontalPodAutoscaler['spec']> = object.spec;
    const isMine = spec?.scaleTargetRef?.kind === 'Deployment' && spec.scaleTargetRef.name === name;
    if (!spec || !isMine || namespaceOf(object) !== namespace) return [];
    const metrics = (spec.metrics ?? []).map(({ resource, containerResource }) => resource ?? containerResource);
    const cpu = metrics.find((metric) => metric?.name === 'cpu')?.target;
    return [
      {
        min: spec.minReplicas ?? 1,
        max: spec.maxReplicas ?? 1,
        where: placeOf(manifests, object),
        fields: { min: 'spec.minReplicas', max: 'spec.maxReplicas', cpu: CPU_FIELD },
        addsNone: spec.behavior?.scaleUp?.selectPolicy === 'Disabled',
        ...(cpu?.averageUtilization === undefined ? {} : { cpuTarget: cpu.averageUtilization }),
      },
    ];
  });
}

/** Where an autoscaler says at what use of CPU it aims. */
export const CPU_FIELD = 'spec.metrics[cpu].target.averageUtilization';

function fromKeda(manifests: Manifests, { namespace, name }: { namespace: string; name: string }): Autoscaler[] {
  return ofKind<ScaledObject>(manifests, 'ScaledObject').flatMap((object) => {
    // The defaults are KEDA's.
    const { scaleTargetRef, minReplicaCount = 0, maxReplicaCount = 100 } = object.spec ?? {};
    const triggers = Array.isArray(object.spec?.triggers) ? object.spec.triggers : [];
    const isMine = (scaleTargetRef?.kind ?? 'Deployment') === 'Deployment' && scaleTargetRef?.name === name;
    if (!isMine || namespaceOf(object) !== namespace) return [];
    const index = triggers.findIndex(
      ({ type, metricType = 'Utilization' }) => type === 'cpu' && metricType === 'Utilization',
    );
    const cpuTarget = Number(triggers[index]?.metadata?.value);
    return [
      {
        min: Number(minReplicaCount) || 0,
        max: Number(maxReplicaCount) || 0,
        where: placeOf(manifests, object),
        fields: {
          min: 'spec.minReplicaCount',
          max: 'spec.maxReplicaCount',
          cpu: `spec.triggers[${index}].metadata.value`,
        },
        addsNone: false,
        ...(Number.isFinite(cpuTarget) ? { cpuTarget } : {}),
      },
    ];
  });
}

import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { type Manifests, namespaceOf, ofKind } from '../kubernetes/manifests';

type Quantities = Readonly<Record<string, string | number>>;

interface LimitRange {
  readonly spec?: { readonly limits?: readonly Defaults[] };
}

interface Defaults {
  readonly type?: string;
  readonly default?: Quantities;
  readonly defaultRequest?: Quantities;
}

/** The pod as Kubernetes takes it in: what its containers leave out is as the namespace's LimitRanges say. */
export function withLimitRanges(manifests: Manifests, namespace: string, pod: IPodSpec): IPodSpec {
  const defaults = ofKind<LimitRange>(manifests, 'LimitRange')
    .filter((range) => namespaceOf(range) === namespace)
    .flatMap(({ spec }) => (Array.isArray(spec?.limits) ? spec.limits : []))
    .filter(({ type }) => type === 'Container');
  const filled = (container: IContainer) => fill(container, defaults);
  return {
    ...pod,
    containers: pod.containers.map(filled),
    ...(pod.initContainers ? { initContainers: pod.initContainers.map(filled) } : {}),
  };
}

/** A request that is not given is the limit, where that is. */
function fill(container: IContainer, defaults: readonly Defaults[]): IContainer {
  const { requests = {}, limits = {} } = container.resources ?? {};
  const usual = (key: 'default' | 'defaultRequest') =>
    Object.fromEntries(defaults.flatMap((each) => Object.entries(each[key] ?? {})));
  return {
    ...container,
    resources: {
      ...container.resources,
      requests: { ...usual('default'), ...usual('defaultRequest'), ...limits, ...requests },
      limits: { ...usual('default'), ...limits },
    },
  };
}

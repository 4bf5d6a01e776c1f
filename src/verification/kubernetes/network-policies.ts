import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { type KubernetesObject, type Manifests, namespaceOf, ofKind } from './manifests';
import { namespaceLabels } from './namespaces';
import { type Labels, selects } from './selector';

export type NetworkPolicy = KubernetesObject & INetworkPolicy;

export type Direction = 'Ingress' | 'Egress';

type Rule = NonNullable<NonNullable<INetworkPolicy['spec']>['ingress']>[number];

/** Pods of one kind, as policies see them. */
export interface Pods {
  readonly namespace: string;
  readonly labels: Labels;
}

/** Where a connection goes to. */
export interface Port {
  readonly number: number;
  readonly name?: string | undefined;
  readonly protocol?: string | undefined;
}

/** The policies that select pods. */
export function policiesFor(manifests: Manifests, { namespace, labels }: Pods): NetworkPolicy[] {
  return ofKind<INetworkPolicy>(manifests, 'NetworkPolicy').filter(
    (policy) => namespaceOf(policy) === namespace && selects(policy.spec?.podSelector ?? {}, labels),
  );
}

/** What a policy closes; where it does not say so, Kubernetes goes by the rules that it has. */
export function typesOf(spec: INetworkPolicy['spec']): readonly string[] {
  return spec?.policyTypes ?? ['Ingress', ...(spec?.egress?.length ? ['Egress'] : [])];
}

/** Whether pods may be reached by others: nothing closes them, or some rule lets these in. */
export function admits(manifests: Manifests, to: Pods, from: Pods, port: Port): boolean {
  const closing = policiesFor(manifests, to).filter(({ spec }) => typesOf(spec).includes('Ingress'));
  return (
    closing.length === 0 ||
    closing.some(({ spec }) =>
      (spec?.ingress ?? []).some((rule) => opens(rule, port) && isPeer(manifests, rule, to.namespace, from)),
    )
  );
}

/** No ports are all of them. */
export function opens({ ports }: Pick<Rule, 'ports'>, { number, name, protocol = 'TCP' }: Port): boolean {
  return (
    !Array.isArray(ports) ||
    ports.length === 0 ||
    ports.some(
      ({ port, endPort, protocol: own = 'TCP' }) =>
        own === protocol &&
        (port === undefined || port === name || (Number(port) <= number && number <= Number(endPort ?? port))),
    )
  );
}

/** No peers are everybody. A range of addresses is of what is outside of the cluster. */
function isPeer(manifests: Manifests, { from }: Rule, own: string, pods: Pods): boolean {
  if (!Array.isArray(from) || from.length === 0) return true;
  return from.some(({ namespaceSelector, podSelector, ipBlock }) => {
    if (ipBlock) return false;
    const isNamespace = namespaceSelector
      ? selects(namespaceSelector, namespaceLabels(manifests, pods.namespace))
      : pods.namespace === own;
    return isNamespace && (podSelector === undefined || selects(podSelector, pods.labels));
  });
}

import { selects } from '../../../src/verification/kubernetes/selector';
import type { Rendered } from '../rendering';

/** A rule of a public checker, as a function of one rendered object. What docs/rules-workload.md says of it is held to what it finds. */
export interface Rule {
  /** As the checker calls it. */
  readonly id: string;
  /** Kind of the objects that it judges; `*` for all. */
  readonly kind: string;
  /** Whether an object passes. */
  check(object: Rendered, all: readonly Rendered[]): boolean;
}

type Check = Rule['check'];

/** Rules on one kind, as `{ id: check }`. */
export function rulesOn(kind: string, checks: Readonly<Record<string, Check>>): Rule[] {
  return Object.entries(checks).map(([id, check]) => ({ id, kind, check }));
}

export const podOf = (deployment: Rendered): Rendered => deployment.spec.template.spec;

/** A rule that every container of a Deployment must pass, those that run before the others among them. */
export function everyContainer(passes: (container: Rendered, pod: Rendered) => boolean): Check {
  return (deployment) => {
    const pod = podOf(deployment);
    return [...(pod.initContainers ?? []), ...pod.containers].every((container) => passes(container, pod));
  };
}

/** What counts for a container: its own setting, or else its pod's. */
export const contextOf = (container: Rendered, pod: Rendered, key: string): Rendered =>
  container.securityContext?.[key] ?? pod.securityContext?.[key];

export const dropped = (container: Rendered): readonly string[] => container.securityContext?.capabilities?.drop ?? [];
export const added = (container: Rendered): readonly string[] => container.securityContext?.capabilities?.add ?? [];

/** Objects of a kind in the namespace of another one. */
export const beside = (object: Rendered, all: readonly Rendered[], kind: string): Rendered[] =>
  all.filter((other) => other.kind === kind && other.metadata.namespace === object.metadata.namespace);

export const isSelected = (selector: Rendered, deployment: Rendered): boolean =>
  selects(selector, deployment.spec.template.metadata.labels ?? {});

/** The autoscalers of a Deployment. */
export const scalersOf = (deployment: Rendered, all: readonly Rendered[]): Rendered[] =>
  beside(deployment, all, 'HorizontalPodAutoscaler').filter(
    ({ spec }) => spec.scaleTargetRef.name === deployment.metadata.name,
  );

export const budgetsOf = (deployment: Rendered, all: readonly Rendered[]): Rendered[] =>
  beside(deployment, all, 'PodDisruptionBudget').filter(({ spec }) => isSelected(spec.selector, deployment));

/** Whether policies close a Deployment's pods in one direction. */
export const isClosed = (deployment: Rendered, all: readonly Rendered[], direction: 'Ingress' | 'Egress'): boolean =>
  beside(deployment, all, 'NetworkPolicy').some(
    ({ spec }) => isSelected(spec.podSelector, deployment) && (spec.policyTypes ?? ['Ingress']).includes(direction),
  );

export const volumes = (deployment: Rendered): readonly Rendered[] => podOf(deployment).volumes ?? [];

/** Names of what should not be in the open. */
export const SECRET_NAME =
  /password|token|bearer|secret|^AWS_SECRET_ACCESS_KEY$|^GOOGLE_APPLICATION_CREDENTIALS$|^AZURE_.+KEY$/i;

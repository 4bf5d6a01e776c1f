import type { ITaint } from 'kubernetes-models/v1/Taint';
import type { IToleration } from 'kubernetes-models/v1/Toleration';
import type { Node } from '../cluster/node';

/** Whether every taint that keeps pods off is tolerated. */
export function toleratesTaints(tolerations: readonly IToleration[] = [], node: Node): boolean {
  return node.taints
    .filter(({ effect }) => effect !== 'PreferNoSchedule')
    .every((taint) => tolerations.some((toleration) => tolerates(toleration, taint)));
}

/** An effect or a key that is not given, or empty, stands for all of them. */
export function tolerates({ key, operator, value = '', effect }: IToleration, taint: ITaint): boolean {
  return (
    (!effect || effect === taint.effect) &&
    (!key || key === taint.key) &&
    (operator === 'Exists' || value === (taint.value ?? ''))
  );
}

import type { IToleration } from 'kubernetes-models/v1/Toleration';
import type { Node } from '../cluster/node';

/** Whether every taint that keeps pods off is tolerated. */
export function toleratesTaints(tolerations: readonly IToleration[] = [], node: Node): boolean {
  return node.taints
    .filter(({ effect }) => effect !== 'PreferNoSchedule')
    .every((taint) =>
      tolerations.some(
        ({ key, operator = 'Equal', value = '', effect }) =>
          (effect === undefined || effect === taint.effect) &&
          (key === undefined || key === taint.key) &&
          (operator === 'Exists' || value === (taint.value ?? '')),
      ),
    );
}

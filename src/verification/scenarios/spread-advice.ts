import { ZONE } from '../cluster/node';
import type { Workload } from '../cluster/workload';
import { selects } from '../kubernetes/selector';
import type { Finding } from '../report';

/** Which field keeps copies from standing evenly in the zones. */
export function spreadAdvice({ pod, podField, labels }: Workload): Pick<Finding, 'field' | 'fix'> {
  const constraints = pod.topologySpreadConstraints ?? [];
  const index = constraints.findIndex(({ topologyKey }) => topologyKey === ZONE);
  const constraint = constraints[index];
  if (!constraint) {
    return {
      field: `${podField}.topologySpreadConstraints`,
      fix: `topologyKey ${ZONE}, maxSkew 1, whenUnsatisfiable DoNotSchedule, matchLabelKeys [pod-template-hash]`,
    };
  }
  const field = `${podField}.topologySpreadConstraints[${index}]`;
  if (constraint.whenUnsatisfiable !== 'DoNotSchedule') {
    return { field: `${field}.whenUnsatisfiable`, fix: 'DoNotSchedule: what is only preferred promises nothing' };
  }
  if (!selects(constraint.labelSelector, labels)) {
    return { field: `${field}.labelSelector`, fix: 'the labels of its own pods: it counts others' };
  }
  if (constraint.maxSkew > 1) return { field: `${field}.maxSkew`, fix: '1' };
  return { field, fix: 'matchLabelKeys [pod-template-hash], and nodes in every zone that its pods may run on' };
}

import type { Finding } from '../report';
import type { Refusal } from '../scheduling/candidate';
import type { Pending } from '../scheduling/place';

/** What to change, by what the scheduler's filter refused. */
const FIXES: Readonly<Record<Refusal['filter'], string>> = {
  lost: 'nodes in every zone, as modules/cluster.bicep has them',
  'system pool': 'leave it to the user pools, or tolerate CriticalAddonsOnly',
  cordoned: 'let the pool bring a node before it takes one away: maxSurge 1 or more',
  'node name': 'leave it out: the scheduler chooses, and chooses again when a machine goes',
  'node selector': 'ask for labels that nodes in every zone have, or leave it out',
  'topology key': 'topology.kubernetes.io/zone, or kubernetes.io/hostname for nodes',
  size: 'ask for less, or take a larger nodeSize.user in devops/config/variables.json',
  'host port': 'leave it out: a Service reaches the copies by their own addresses',
  taint: 'tolerate the taint, or leave the pods to the other pool',
  room: 'lower the requests or the most copies, or raise nodeCount.user.max in devops/config/variables.json',
  'zone spread': 'nodeTaintsPolicy: Honor, and no minDomains: a zone that is lost must not count',
  'anti-affinity': 'prefer it (preferredDuringSchedulingIgnoredDuringExecution) instead of demanding it',
};

/** What is wrong already when nothing has happened. */
export const BEFORE = 'before anything happens';

/** Copies that find no place, as a finding. @param when what has happened by then: `zone 1 is lost` */
export function pendingFinding({ workload, copies, refusal }: Pending, when: string): Finding {
  const isPods = !['room', 'size', 'cordoned', 'lost'].includes(refusal.filter);
  return {
    where: workload.where,
    field: isPods ? `${workload.podField}.${refusal.field}` : refusal.field,
    problem: `${when}: ${copies} of its copies stay pending, for ${refusal.reason}`,
    fix: FIXES[refusal.filter],
  };
}

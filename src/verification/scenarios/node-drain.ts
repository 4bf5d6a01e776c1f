import type { Workload } from '../cluster/workload';
import type { Finding } from '../report';
import { type Drained, drain, neededHealthy } from '../scheduling/drain';
import { leftOfEvenSpread } from '../scheduling/even-spread';
import { copiesOf, type Load, settle } from '../scheduling/settle';
import { judgeRegions } from './judge-regions';
import { BEFORE, pendingFinding } from './pending-finding';
import type { RegionModel, Scenario } from './scenario';

/** Every node in turn is emptied, as an upgrade, a repair or the autoscaler does it. */
export const NODE_DRAIN: Scenario = {
  id: 'node-drain',
  title: 'Drain of every node in turn',
  judge: (model) =>
    judgeRegions(model, (region) => {
      const drained = (['min', 'max'] as const).flatMap((load) => drainEach(region, load));
      return {
        findings: [
          ...region.workloads.flatMap((workload) => [
            ...budgetFindings(workload),
            ...together(workload, region.region.zones.length),
          ]),
          ...drained.flatMap(({ findings }) => findings),
        ],
        evidence: [`${drained.length} nodes emptied one by one, none of them waits`],
      };
    }),
};

function drainEach({ pools, workloads, region }: RegionModel, load: Load): { findings: Finding[] }[] {
  const { state: usual, pending } = settle(pools, workloads, load, () => 0);
  if (pending.length > 0) return [{ findings: pending.map((each) => pendingFinding(each, BEFORE)) }];
  return usual.nodes.map((node) => {
    // The node that goes is the one that most runs on; one that only comes when others are full may not come at all then.
    const crowded = settle(pools, workloads, load, ({ name }) => (name === node.name ? 1 : 0)).state;
    const state = crowded.nodes.some(({ name }) => name === node.name) ? crowded : usual;
    return { findings: drainFindings(drain(state, node, workloads), workloads, load, region.zones.length) };
  });
}

/** What a drain that was gone through shows. */
export function drainFindings(
  { blocked, pending, lowest }: Drained,
  workloads: readonly Workload[],
  load: Load,
  zones: number,
): Finding[] {
  return [
    ...blocked.map(({ workload, where, field, reason }) => ({
      where,
      field,
      problem: reason,
      fix: field.endsWith('.tolerations')
        ? 'name the taints to tolerate, each with its key'
        : budgetOf(workload, zones, 'one budget for each workload'),
    })),
    ...pending.map((each) => pendingFinding(each, 'a node is drained')),
    ...workloads.flatMap((workload) => {
      const copies = copiesOf(workload, load);
      const left = lowest.get(workload.key) ?? copies;
      const needed = leftOfEvenSpread(copies, zones);
      if (workload.isManaged || left >= needed) return [];
      const [budget] = workload.budgets;
      return [
        {
          where: budget?.where ?? workload.where,
          field: budget ? `${budget.field}.${workload.isOwn ? 'maxUnavailable' : 'minAvailable'}` : NO_BUDGET,
          problem: `the drain of a node may leave ${left} of ${copies} copies, ${needed} are needed`,
          fix: budgetOf(workload, zones),
        },
      ];
    }),
  ];
}

const NO_BUDGET = 'a PodDisruptionBudget for it';

/** The budget to write; that of a gateway's proxies knows minAvailable alone. */
function budgetOf({ isOwn }: Workload, zones: number, more?: string): string {
  const budget = isOwn ? 'maxUnavailable: 33%' : `minAvailable: ${zones - 1}`;
  return more === undefined ? budget : `${budget}, with ${more}`;
}

/** Nothing drains one node alone at a time: of the copies on all of them, only a budget keeps enough. */
function together(workload: Workload, zones: number): Finding[] {
  const { budgets, isOwn, where, replicas } = workload;
  const [budget, second] = budgets;
  if (!isOwn || replicas.max === 0 || second) return [];
  const [copies = 0] = [replicas.min, replicas.max].filter(
    (each) => (budget ? neededHealthy(budget.spec, each) : 0) < leftOfEvenSpread(each, zones),
  );
  if (copies === 0) return [];
  const left = budget ? neededHealthy(budget.spec, copies) : 0;
  return [
    {
      where: budget?.where ?? where,
      field: budget
        ? `${budget.field}.${budget.spec.minAvailable === undefined ? 'maxUnavailable' : 'minAvailable'}`
        : NO_BUDGET,
      problem: `when several nodes are drained at once, ${left === 0 ? 'none' : left} of ${copies} copies are kept, ${leftOfEvenSpread(copies, zones)} are needed`,
      fix: budgetOf(workload, zones),
    },
  ];
}

function budgetFindings({ budgets, annotations, pod, podField, where, isManaged }: Workload): Finding[] {
  if (isManaged) return [];
  const stubborn = budgets.filter(({ spec }) => spec.unhealthyPodEvictionPolicy !== 'AlwaysAllow');
  const hasScratch = (pod.volumes ?? []).some(({ emptyDir }) => emptyDir !== undefined);
  const isKept = hasScratch && annotations['cluster-autoscaler.kubernetes.io/safe-to-evict'] !== 'true';
  return [
    ...stubborn.map((budget) => ({
      where: budget.where,
      field: `${budget.field}.unhealthyPodEvictionPolicy`,
      problem: 'a copy that crashes again and again may not be moved, and the drain of its node waits for it',
      fix: 'AlwaysAllow',
    })),
    ...(isKept
      ? [
          {
            where,
            field: `${podField.replace(/\.spec$/, '')}.metadata.annotations`,
            problem: 'it has an emptyDir, for which the autoscaler keeps a node that it would remove',
            fix: 'cluster-autoscaler.kubernetes.io/safe-to-evict: "true"',
          },
        ]
      : []),
  ];
}

import { type NodePool, nodeOf } from '../cluster/node';
import { scaled } from '../kubernetes/quantity';
import type { Finding } from '../report';
import { drain } from '../scheduling/drain';
import { type Load, settle } from '../scheduling/settle';
import type { ClusterState } from '../scheduling/state';
import { judgeRegions } from './judge-regions';
import { drainFindings } from './node-drain';
import { BEFORE, pendingFinding } from './pending-finding';
import type { RegionModel, Scenario } from './scenario';

/** AKS replaces the machines of every pool, one after the other, with the extra machines that the pool allows. */
export const NODE_IMAGE_UPGRADE: Scenario = {
  id: 'node-image-upgrade',
  title: 'Upgrade of all node images',
  judge: (model) =>
    judgeRegions(model, (region) => ({
      findings: [
        ...region.pools.flatMap((pool) => settingFindings(pool, region)),
        ...(['min', 'max'] as const).flatMap((load) => upgrade(region, load)),
      ],
      evidence: region.pools.map(
        ({ name, upgrade }) =>
          `pool ${name}: ${upgrade.maxSurge} machines more, ${upgrade.maxUnavailable} fewer, ${upgrade.drainTimeout} min for each drain`,
      ),
    })),
};

function upgrade({ pools, workloads, region }: RegionModel, load: Load): Finding[] {
  const settled = settle(pools, workloads, load, () => 0);
  if (settled.pending.length > 0) return settled.pending.map((each) => pendingFinding(each, BEFORE));
  let { state } = settled;
  const findings: Finding[] = [];
  for (const pool of pools) {
    for (const node of state.nodes.filter((each) => each.pool.name === pool.name)) {
      // The extra machine comes first, beyond what the autoscaler may have.
      const surged = isSurging(pool) ? withMachine(state, pool, node.zone) : state;
      const drained = drain(surged, node, workloads);
      findings.push(...drainFindings(drained, workloads, load, region.zones.length));
      if (drained.blocked.length + drained.pending.length > 0) return findings;
      state = { ...drained.state, nodes: drained.state.nodes.filter(({ name }) => name !== node.name) };
      if (!isSurging(pool)) state = withMachine(state, pool, node.zone);
    }
  }
  return findings;
}

function isSurging({ upgrade, min }: NodePool): boolean {
  return scaled(upgrade.maxSurge, min, Math.ceil) > 0;
}

function withMachine(state: ClusterState, pool: NodePool, zone: string): ClusterState {
  const made = state.made + 1;
  return { ...state, nodes: [...state.nodes, nodeOf(pool, zone, made)], made };
}

function settingFindings({ where, upgrade, zones, min }: NodePool, { workloads }: RegionModel): Finding[] {
  const surge = scaled(upgrade.maxSurge, min, Math.ceil);
  const longest = Math.max(...workloads.map(({ pod }) => (pod.terminationGracePeriodSeconds ?? 30) / 60));
  return [
    ...(surge < zones.length
      ? [
          {
            where,
            field: 'upgradeSettings.maxSurge',
            problem: `${surge} extra machines for ${zones.length} zones: pods that must stay in their zone may find none there`,
            fix: `'${zones.length}'`,
          },
        ]
      : []),
    ...(scaled(upgrade.maxUnavailable, min, Math.floor) > 0
      ? [
          {
            where,
            field: 'upgradeSettings.maxUnavailable',
            problem: 'machines go before others have come',
            fix: "'0'",
          },
        ]
      : []),
    ...(upgrade.drainTimeout <= longest
      ? [
          {
            where,
            field: 'upgradeSettings.drainTimeoutInMinutes',
            problem: `a drain is given up after ${upgrade.drainTimeout} min, and a copy may take ${longest} min to stop`,
            fix: `more than ${Math.ceil(longest)}`,
          },
        ]
      : []),
  ];
}

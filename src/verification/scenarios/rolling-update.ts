import type { Workload } from '../cluster/workload';
import type { Finding } from '../report';
import { leftOfEvenSpread } from '../scheduling/even-spread';
import { type RolledOut, rollOut, rolloutBounds } from '../scheduling/roll-out';
import { copiesOf, type Load, settle } from '../scheduling/settle';
import { loseZone, readyPods, replaceLost } from '../scheduling/zone-loss';
import { judgeRegions } from './judge-regions';
import { BEFORE, pendingFinding } from './pending-finding';
import type { RegionModel, Scenario } from './scenario';
import { shutdownFindings } from './shutdown';

const LOADS = ['min', 'max'] as const;

/** A new version replaces the old one, and no request is lost. */
export const ROLLING_UPDATE: Scenario = {
  id: 'rolling-update',
  title: 'Rolling update',
  judge: (model) =>
    judgeRegions(model, (region) => ({
      findings: [
        ...ownWorkloads(region).flatMap((workload) => [
          ...settingFindings(workload),
          ...shutdownFindings(region, workload),
        ]),
        ...LOADS.flatMap((load) => region.region.zones.flatMap((zone) => update(region, load, zone))),
      ],
      evidence: ownWorkloads(region).map((workload) => {
        const { surge, unavailable } = rolloutBounds(workload, workload.replicas.min);
        return `${workload.name}: ${surge} copies beyond the usual number, ${unavailable} missing, evenly spread afterwards`;
      }),
    })),
};

/** The same while a zone is gone: there is room and there are places for the new version. */
export const ROLLING_UPDATE_IN_ZONE_LOSS: Scenario = {
  id: 'rolling-update-in-zone-loss',
  title: 'Rolling update while a zone is lost',
  judge: (model) =>
    judgeRegions(model, (region) => ({
      findings: LOADS.flatMap((load) => region.region.zones.flatMap((zone) => updateWithout(region, load, zone))),
      evidence: [
        `ends in the ${region.region.zones.length - 1} zones that are left, at its fewest and at its most copies`,
      ],
    })),
};

/** The gateway's own rollout is AKS's doing and can't be set. */
function ownWorkloads({ workloads }: RegionModel): readonly Workload[] {
  return workloads.filter(({ isOwn }) => isOwn);
}

function update({ pools, workloads, region }: RegionModel, load: Load, zone: string): Finding[] {
  const inZone = (node: { zone: string }) => (node.zone === zone ? 1 : 0);
  const { state, pending } = settle(pools, workloads, load, () => 0);
  if (pending.length > 0) return pending.map((each) => pendingFinding(each, BEFORE));
  return workloads
    .filter(({ isManaged }) => !isManaged)
    .flatMap((workload) => {
      const done = rollOut(state, workload, 'v2', inZone);
      if (done.stuck) return stuckFindings(workload, done, 'in a rolling update');
      const copies = copiesOf(workload, load);
      const left = readyPods(loseZone(done.state, zone), workload);
      const needed = leftOfEvenSpread(copies, region.zones.length);
      const usual = () => readyPods(loseZone(settle(pools, workloads, load, inZone).state, zone), workload);
      // Where they stand so without a rollout too, the loss of a zone tells.
      if (left >= needed || usual() < needed) return [];
      return [
        {
          where: workload.where,
          field: `${workload.podField}.topologySpreadConstraints.matchLabelKeys`,
          problem: `after a rolling update the copies may stand so that a lost zone leaves ${left} of ${copies}, ${needed} are needed`,
          fix: 'matchLabelKeys: [pod-template-hash], so that each version is spread by itself',
        },
      ];
    });
}

function updateWithout({ pools, workloads }: RegionModel, load: Load, zone: string): Finding[] {
  const settled = settle(pools, workloads, load, () => 0);
  const { state, pending } = replaceLost(loseZone(settled.state, zone), workloads);
  if (settled.pending.length > 0) return settled.pending.map((each) => pendingFinding(each, BEFORE));
  if (pending.length > 0) return pending.map((each) => pendingFinding(each, `zone ${zone} is lost`));
  return workloads
    .filter(({ isManaged }) => !isManaged)
    .flatMap((workload) => {
      const done = rollOut(state, workload, 'v2', () => 0);
      return done.stuck ? stuckFindings(workload, done, `in a rolling update while zone ${zone} is lost`) : [];
    });
}

function stuckFindings(workload: Workload, { stuck }: RolledOut, when: string): Finding[] {
  return stuck ? [pendingFinding({ workload, copies: 1, refusal: stuck }, when)] : [];
}

function settingFindings({ rollout, where, replicas }: Workload): Finding[] {
  return [
    ...(rollout.strategy === 'RollingUpdate'
      ? []
      : [
          {
            where,
            field: 'spec.strategy.type',
            problem: `${rollout.strategy} stops every copy before a new one starts`,
            fix: 'RollingUpdate',
          },
        ]),
    ...(rollout.isPaused
      ? [{ where, field: 'spec.paused', problem: 'no new version is ever rolled out', fix: 'leave it out' }]
      : []),
    ...(rollout.resetsScale
      ? [
          {
            where,
            field: 'spec.replicas',
            problem: `each deployment resets the number of copies, whatever ${replicas.where} made of it`,
            fix: 'leave it out: the autoscaler owns the number',
          },
        ]
      : []),
  ];
}

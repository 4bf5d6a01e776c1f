import type { Workload } from '../cluster/workload';
import type { Finding } from '../report';
import { leftOfEvenSpread } from '../scheduling/even-spread';
import { copiesOf, type Load, settle } from '../scheduling/settle';
import { evictionSeconds, loseZone, readyPods, replaceLost } from '../scheduling/zone-loss';
import { judgeRegions } from './judge-regions';
import { BEFORE, pendingFinding } from './pending-finding';
import type { RegionModel, Scenario } from './scenario';
import { spreadAdvice } from './spread-advice';

/** Half an hour is what a zone's loss may take; five minutes without a third of the copies is too long all the same. */
const MAX_EVICTION_SECONDS = 120;

/** The share of what is requested that copies may use when a zone's are gone; the rest is for what comes unevenly. */
const MAX_USE_PERCENT = 90;

/** All machines of one zone stop answering at once, in any zone of any region, by day and at the busiest hour. */
export const ZONE_LOSS: Scenario = {
  id: 'zone-loss',
  title: 'Loss of any one zone',
  notClaimed: ({ environment }) =>
    environment.regions.every(({ zones }) => zones.length < 2) ? 'there is one zone only' : undefined,
  judge: (model) =>
    judgeRegions(model, (region) => {
      const cases = (['min', 'max'] as const).flatMap((load) =>
        region.region.zones.map((zone) => lose(region, load, zone)),
      );
      return {
        findings: [...region.workloads.flatMap(slowEviction), ...cases.flatMap(({ findings }) => findings)],
        evidence: worstOf(region, cases),
      };
    }),
};

interface Case {
  readonly load: Load;
  readonly ready: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
}

function lose({ pools, workloads, region }: RegionModel, load: Load, zone: string): Case {
  const settled = settle(pools, workloads, load, (node) => (node.zone === zone ? 1 : 0));
  const placed = workloads.filter(({ key }) => !settled.pending.some(({ workload }) => workload.key === key));
  const lost = loseZone(settled.state, zone);
  const ready = new Map(workloads.map((workload) => [workload.key, readyPods(lost, workload)]));
  const replaced = replaceLost(lost, workloads);
  return {
    load,
    ready,
    findings: [
      ...settled.pending.map((pending) => pendingFinding(pending, BEFORE)),
      ...placed.flatMap((workload) =>
        tooFew(workload, copiesOf(workload, load), ready.get(workload.key) ?? 0, region.zones.length),
      ),
      ...replaced.pending.map((pending) => pendingFinding(pending, `zone ${zone} is lost`)),
    ],
  };
}

/** At once, before anything is replaced: what an even spread leaves, and enough of it to carry what all carried. */
function tooFew(workload: Workload, copies: number, ready: number, zones: number): Finding[] {
  const { isManaged, where, replicas } = workload;
  if (isManaged || copies === 0) return [];
  if (ready === 0) return [nothingLeft(workload, copies)];
  const needed = leftOfEvenSpread(copies, zones);
  if (ready < needed) {
    return [
      {
        where,
        problem: `the loss of a zone may leave ${ready} of ${copies} copies, ${needed} are needed`,
        ...spreadAdvice(workload),
      },
    ];
  }
  const use = ((replicas.cpuTarget ?? 0) * copies) / ready;
  if (use <= MAX_USE_PERCENT) return [];
  return [
    {
      where: replicas.where ?? where,
      field: replicas.fields.cpu,
      problem: `at ${replicas.cpuTarget} % the ${ready} copies that are left would be at ${Math.round(use)} %`,
      fix: `at most ${Math.floor((MAX_USE_PERCENT * ready) / copies)}: what is free must carry a lost zone's share${
        copies % zones === 0
          ? ''
          : `; ${copies} copies are no multiple of ${zones} zones, so it is more than its usual one`
      }`,
    },
  ];
}

function nothingLeft(workload: Workload, copies: number): Finding {
  const { where, replicas } = workload;
  if (copies > 1) {
    return { where, problem: `the loss of a zone may leave none of ${copies} copies`, ...spreadAdvice(workload) };
  }
  return {
    where: replicas.where ?? where,
    field: replicas.fields.min,
    problem: 'the loss of a zone may take its only copy',
    fix: 'two for each zone',
  };
}

function slowEviction(workload: Workload): Finding[] {
  const seconds = evictionSeconds(workload);
  if (workload.isManaged || seconds <= MAX_EVICTION_SECONDS) return [];
  return [
    {
      where: workload.where,
      field: `${workload.podField}.tolerations`,
      problem: `copies of a machine that is gone are replaced after ${seconds === Infinity ? 'no time at all: never' : `${seconds} s`}`,
      fix: 'tolerationSeconds: 60 for node.kubernetes.io/not-ready and node.kubernetes.io/unreachable, effect NoExecute',
    },
  ];
}

function worstOf({ workloads }: RegionModel, cases: readonly Case[]): string[] {
  return workloads
    .filter(({ isManaged }) => !isManaged)
    .map((workload) => {
      const texts = (['min', 'max'] as const).map((load) => {
        const ready = cases.filter((each) => each.load === load).map((each) => each.ready.get(workload.key) ?? 0);
        return `${Math.min(...ready)} of ${copiesOf(workload, load)}`;
      });
      return `${workload.name}: ${[...new Set(texts)].join(' and ')} copies answer at once, all again after ${evictionSeconds(workload)} s`;
    });
}

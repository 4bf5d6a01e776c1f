import { imageVersion } from '../../cdk8s/image';
import type { Workload } from '../cluster/workload';
import type { Finding } from '../report';
import { rolloutBounds } from '../scheduling/roll-out';
import { judgeRegions } from './judge-regions';
import { probeFindings, secondsOfSilence } from './probes';
import type { Scenario } from './scenario';

/** Seconds that a copy must have been ready before the next is replaced: one that crashes at once stops the rollout. */
const MIN_READY_SECONDS = 5;

/** A version that starts and fails, or never becomes ready: the copies of the old one all stay. */
export const BAD_ROLLOUT: Scenario = {
  id: 'bad-rollout',
  title: 'Rollout of a version that does not work',
  judge: (model) =>
    judgeRegions(model, (region) => {
      const own = region.workloads.filter(({ isOwn }) => isOwn);
      return {
        findings: own.flatMap((workload) => [
          ...boundFindings(workload),
          ...probeFindings(region, workload),
          ...deadlineFindings(workload),
          ...imageFindings(workload),
        ]),
        evidence: own.map(
          ({ name, rollout }) =>
            `${name}: no old copy goes before a new one was ready for ${rollout.minReadySeconds} s`,
        ),
      };
    }),
};

function boundFindings(workload: Workload): Finding[] {
  const { where, rollout, replicas } = workload;
  // A percentage of the fewest copies may be none, and of the most some.
  const [copies] = [replicas.min, replicas.max].filter((each) => rolloutBounds(workload, each).unavailable > 0);
  const unavailable = copies === undefined ? 0 : rolloutBounds(workload, copies).unavailable;
  return [
    ...(unavailable > 0
      ? [
          {
            where,
            field: 'spec.strategy.rollingUpdate.maxUnavailable',
            problem: `${unavailable} of ${copies} copies go before a new one works`,
            fix: '0, with maxSurge the number of zones',
          },
        ]
      : []),
    ...(rollout.minReadySeconds < MIN_READY_SECONDS
      ? [
          {
            where,
            field: 'spec.minReadySeconds',
            problem: 'a copy that is ready for a moment and crashes counts, and the rollout goes on',
            fix: '10',
          },
        ]
      : []),
  ];
}

/** A rollout is called failed when nothing becomes ready in time: a copy that only starts slowly must not be. */
function deadlineFindings({ pod, where, rollout }: Workload): Finding[] {
  const slowest = Math.max(
    0,
    ...pod.containers.map(({ startupProbe }) => (startupProbe ? secondsOfSilence(startupProbe) : 0)),
  );
  const needed = slowest + rollout.minReadySeconds;
  if (rollout.progressDeadlineSeconds > needed) return [];
  return [
    {
      where,
      field: 'spec.progressDeadlineSeconds',
      problem: `a rollout is called failed after ${rollout.progressDeadlineSeconds} s, and a copy may take ${needed} s to be ready`,
      fix: `more than ${needed}`,
    },
  ];
}

function imageFindings({ pod, podField, where }: Workload): Finding[] {
  const named = (name: 'containers' | 'initContainers') =>
    (pod[name] ?? []).map((container, index) => ({ ...container, field: `${podField}.${name}[${index}]` }));
  return [...named('containers'), ...named('initContainers')].flatMap(({ image = '', imagePullPolicy, field }) => [
    ...(/@sha256:[0-9a-f]{64}$/.test(image)
      ? []
      : [
          {
            where,
            field: `${field}.image`,
            problem: `${image} may be something else tomorrow: a copy that starts then runs another version`,
            fix: 'name it by its digest: …@sha256:…',
          },
        ]),
    ...((imagePullPolicy ?? usualPolicy(image)) !== 'Always'
      ? []
      : [
          {
            where,
            field: `${field}.imagePullPolicy`,
            problem: 'every restart needs the registry',
            fix: 'IfNotPresent: a digest never changes',
          },
        ]),
  ]);
}

/** What Kubernetes takes where nothing is said: it looks for a newer one of `latest` alone. */
function usualPolicy(image: string): 'Always' | 'IfNotPresent' {
  return (imageVersion(image) ?? 'latest') === 'latest' ? 'Always' : 'IfNotPresent';
}

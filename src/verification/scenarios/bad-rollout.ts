import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IProbe } from 'kubernetes-models/v1/Probe';
import { imageVersion } from '../../cdk8s/image';
import type { Workload } from '../cluster/workload';
import type { Finding } from '../report';
import { rolloutBounds } from '../scheduling/roll-out';
import { judgeRegions } from './judge-regions';
import type { Scenario } from './scenario';

/** Seconds that a copy must have been ready before the next is replaced: one that crashes at once stops the rollout. */
const MIN_READY_SECONDS = 5;

/** A version that starts and fails, or never becomes ready: the copies of the old one all stay. */
export const BAD_ROLLOUT: Scenario = {
  id: 'bad-rollout',
  title: 'Rollout of a version that does not work',
  judge: (model) =>
    judgeRegions(model, ({ workloads }) => {
      const own = workloads.filter(({ isOwn }) => isOwn);
      return {
        findings: own.flatMap((workload) => [
          ...boundFindings(workload),
          ...probeFindings(workload),
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
  const [copies = 0] = [replicas.min, replicas.max].filter((each) => rolloutBounds(workload, each).unavailable > 0);
  const { unavailable } = rolloutBounds(workload, copies);
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

/** A pod is ready when all of its containers are: one that asks is enough, and those beside it need not. */
function probeFindings({ pod, podField, where }: Workload): Finding[] {
  if (!pod.containers.some(({ readinessProbe }) => readinessProbe)) {
    return [
      {
        where,
        field: `${podField}.containers[0].readinessProbe`,
        problem: 'without one every copy that runs gets requests, working or not',
        fix: 'an endpoint of its own, such as /readyz',
      },
    ];
  }
  return pod.containers.flatMap((container, index) => {
    const { readinessProbe, livenessProbe, startupProbe } = container;
    const field = `${podField}.containers[${index}]`;
    const isOneQuestion =
      livenessProbe && readinessProbe && endpoint(livenessProbe, container) === endpoint(readinessProbe, container);
    return [
      ...(isOneQuestion
        ? [
            {
              where,
              field: `${field}.livenessProbe`,
              problem: 'it asks what readiness asks: copies that should only pause are restarted, all at once',
              fix: 'an endpoint of its own that looks at nothing but the process, such as /livez',
            },
          ]
        : []),
      ...(livenessProbe && !startupProbe
        ? [
            {
              where,
              field: `${field}.startupProbe`,
              problem: 'a copy that starts slowly is restarted before it has started',
              fix: 'an endpoint of its own, such as /startupz',
            },
          ]
        : []),
    ];
  });
}

/** What a probe asks; a port is the same by its name and by its number. */
function endpoint({ httpGet, tcpSocket, exec, grpc }: IProbe, { ports = [] }: IContainer): string {
  const number = (port: number | string | undefined) => ports.find(({ name }) => name === port)?.containerPort ?? port;
  const asked = httpGet && [httpGet.path ?? '/', number(httpGet.port), httpGet.host];
  return JSON.stringify([asked, number(tcpSocket?.port), exec?.command, grpc]);
}

function imageFindings({ pod, podField, where }: Workload): Finding[] {
  return pod.containers.flatMap(({ image = '', imagePullPolicy }, index) => [
    ...(/@sha256:[0-9a-f]{64}$/.test(image)
      ? []
      : [
          {
            where,
            field: `${podField}.containers[${index}].image`,
            problem: `${image} may be something else tomorrow: a copy that starts then runs another version`,
            fix: 'name it by its digest: …@sha256:…',
          },
        ]),
    ...((imagePullPolicy ?? usualPolicy(image)) !== 'Always'
      ? []
      : [
          {
            where,
            field: `${podField}.containers[${index}].imagePullPolicy`,
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

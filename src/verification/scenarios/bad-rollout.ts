import type { IProbe } from 'kubernetes-models/v1/Probe';
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
      const own = workloads.filter(({ isManaged, podField }) => !isManaged && !podField.startsWith('data.'));
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
  const { unavailable } = rolloutBounds(workload, replicas.min);
  return [
    ...(unavailable > 0
      ? [
          {
            where,
            field: 'spec.strategy.rollingUpdate.maxUnavailable',
            problem: `${unavailable} of ${replicas.min} copies go before a new one works`,
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

function probeFindings({ pod, podField, where }: Workload): Finding[] {
  return pod.containers.flatMap(({ readinessProbe, livenessProbe, startupProbe }, index) => {
    const field = `${podField}.containers[${index}]`;
    if (!readinessProbe) {
      return [
        {
          where,
          field: `${field}.readinessProbe`,
          problem: 'without one every copy that runs gets requests, working or not',
          fix: 'an endpoint of its own, such as /readyz',
        },
      ];
    }
    return [
      ...(livenessProbe && endpoint(livenessProbe) === endpoint(readinessProbe)
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

function endpoint({ httpGet, tcpSocket, exec, grpc }: IProbe): string {
  return JSON.stringify([httpGet?.path, httpGet?.port, tcpSocket?.port, exec?.command, grpc]);
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
    ...(imagePullPolicy === 'IfNotPresent' || imagePullPolicy === 'Never'
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

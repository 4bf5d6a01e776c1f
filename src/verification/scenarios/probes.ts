import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IProbe } from 'kubernetes-models/v1/Probe';
import type { Workload } from '../cluster/workload';
import { isSelected, servicesOf } from '../kubernetes/services';
import type { Finding } from '../report';
import type { RegionModel } from './scenario';

/** Whether copies are asked the right questions, each at its own pace. */
export function probeFindings({ manifests }: RegionModel, workload: Workload): Finding[] {
  const { pod, podField, where } = workload;
  const isServed = servicesOf(manifests).some((service) => isSelected(service, workload));
  // A pod is ready when all of its containers are: one that asks is enough, and those beside it need not.
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
  const hangs = isServed && !pod.containers.some(({ livenessProbe }) => livenessProbe);
  return [
    ...(hangs
      ? [
          {
            where,
            field: `${podField}.containers[0].livenessProbe`,
            problem: 'a copy that hangs is never restarted: one after the other is lost',
            fix: 'an endpoint of its own that looks at nothing but the process, such as /livez',
          },
        ]
      : []),
    ...pod.containers.flatMap((container, index) =>
      questions(container).map((finding) => ({
        ...finding,
        where,
        field: `${podField}.containers[${index}].${finding.field}`,
      })),
    ),
  ];
}

/** Seconds for which a copy may get requests that it does not answer. */
const MAX_PAUSE_SECONDS = 60;

/** What is wrong with the probes of one container. */
function questions(container: IContainer): Omit<Finding, 'where'>[] {
  const { readinessProbe, livenessProbe, startupProbe } = container;
  const pause = readinessProbe ? secondsOfSilence(readinessProbe) : 0;
  const patience = livenessProbe ? secondsOfSilence(livenessProbe) : Infinity;
  const asked = (probe: IProbe | undefined) => probe && endpoint(probe, container);
  const wrong: readonly (readonly [isWrong: boolean, finding: Omit<Finding, 'where'>])[] = [
    [
      livenessProbe !== undefined && asked(livenessProbe) === asked(readinessProbe),
      {
        field: 'livenessProbe',
        problem: 'it asks what readiness asks: copies that should only pause are restarted, all at once',
        fix: 'an endpoint of its own that looks at nothing but the process, such as /livez',
      },
    ],
    [
      pause > MAX_PAUSE_SECONDS,
      {
        field: 'readinessProbe.failureThreshold',
        problem: `a copy that no longer answers goes on to get requests for ${pause} s`,
        fix: `so that periodSeconds × failureThreshold is at most ${MAX_PAUSE_SECONDS}, such as 15`,
      },
    ],
    [
      patience < Math.min(pause, MAX_PAUSE_SECONDS),
      {
        field: 'livenessProbe.failureThreshold',
        problem: `it restarts a copy after ${patience} s of silence, and readiness spares it requests only after ${pause} s: a blip becomes a restart of all`,
        fix: `so that periodSeconds × failureThreshold is well above ${pause}, such as 60`,
      },
    ],
    [
      livenessProbe !== undefined && startupProbe === undefined,
      {
        field: 'startupProbe',
        problem: 'a copy that starts slowly is restarted before it has started',
        fix: 'an endpoint of its own, such as /startupz',
      },
    ],
  ];
  return wrong.flatMap(([isWrong, finding]) => (isWrong ? [finding] : []));
}

/** What a probe asks; a port is the same by its name and by its number. */
function endpoint({ httpGet, tcpSocket, exec, grpc }: IProbe, { ports = [] }: IContainer): string {
  const number = (port: number | string | undefined) => ports.find(({ name }) => name === port)?.containerPort ?? port;
  const asked = httpGet && [httpGet.path ?? '/', number(httpGet.port), httpGet.host];
  return JSON.stringify([asked, number(tcpSocket?.port), exec?.command, grpc]);
}

/** Seconds without an answer after which a probe has failed; the defaults are Kubernetes'. */
export function secondsOfSilence({ periodSeconds = 10, failureThreshold = 3 }: IProbe): number {
  return periodSeconds * failureThreshold;
}

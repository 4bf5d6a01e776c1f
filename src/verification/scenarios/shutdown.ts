import type { IContainer } from 'kubernetes-models/v1/Container';
import type { Workload } from '../cluster/workload';
import { isSelected, servicesOf } from '../kubernetes/services';
import type { Finding } from '../report';
import type { RegionModel } from './scenario';

/** Seconds that load balancers and proxies need to stop sending to a copy that is about to go. */
const PROPAGATION_SECONDS = 10;

/** Newer than the model of cdk8s-plus, and so than its types. */
interface PreStop {
  readonly sleep?: { readonly seconds: number };
  readonly exec?: { readonly command?: readonly string[] };
}

/** Each copy that is stopped goes on serving until nobody sends to it any more, and has the time to finish. */
export function shutdownFindings(region: RegionModel, workload: Workload): Finding[] {
  const { pod, podField, where } = workload;
  const isServed = servicesOf(region.manifests).some((service) => isSelected(service, workload));
  const [container] = isServed ? pod.containers : [];
  if (!container) return [];
  const seconds = preStopSeconds(container);
  const grace = pod.terminationGracePeriodSeconds ?? 30;
  const work =
    seconds + environmentSeconds(container, 'DRAIN_SECONDS') + environmentSeconds(container, 'LONGEST_REQUEST_SECONDS');
  return [
    ...(seconds < PROPAGATION_SECONDS
      ? [
          {
            where,
            field: `${podField}.containers[0].lifecycle.preStop`,
            problem: `a copy stops ${seconds} s after it was told to, while requests are still sent to it`,
            fix: 'preStop: { sleep: { seconds: 15 } }',
          },
        ]
      : []),
    ...(grace <= work
      ? [
          {
            where,
            field: `${podField}.terminationGracePeriodSeconds`,
            problem: `it is killed after ${grace} s, and needs ${work} s to finish what it has begun`,
            fix: `more than ${work}`,
          },
        ]
      : []),
  ];
}

function preStopSeconds({ lifecycle }: IContainer): number {
  const preStop = lifecycle?.preStop as PreStop | undefined;
  const command = preStop?.exec?.command?.join(' ') ?? '';
  return preStop?.sleep?.seconds ?? Number(/\bsleep (\d+)/.exec(command)?.[1] ?? 0);
}

function environmentSeconds({ env = [] }: IContainer, name: string): number {
  return Number(env.find((variable) => variable.name === name)?.value ?? 0);
}

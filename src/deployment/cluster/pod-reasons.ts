import type { Cause } from '../arm/causes';
import type { KubernetesClient } from './kubernetes-client';

interface ContainerStatus {
  readonly name: string;
  readonly restartCount?: number;
  readonly state?: {
    readonly waiting?: { readonly reason?: string; readonly message?: string };
    readonly terminated?: { readonly reason?: string; readonly exitCode?: number; readonly message?: string };
  };
  readonly lastState?: ContainerStatus['state'];
}

export interface Pod {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: { readonly nodeName?: string };
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
  };
}

/** Reasons that do not pass by themselves. */
const STUCK = [
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'CrashLoopBackOff',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
];
/** Of a program's last words. */
const LAST_LINES = 5;

/** Why pods do not run, each reason once, with the last words of a program that ended. */
export async function podReasons(client: KubernetesClient, pods: readonly Pod[]): Promise<Cause[]> {
  const causes: Cause[] = [];
  for (const pod of pods) {
    const found = stuckContainer(pod) ?? unschedulable(pod);
    if (!found || causes.some(({ code }) => code === found.code)) continue;
    const { container, ...cause } = found;
    const words = cause.code === 'CrashLoopBackOff' && container ? await lastWords(client, pod, container) : '';
    causes.push({ ...cause, message: words === '' ? cause.message : `${cause.message}; its last words: ${words}` });
  }
  return causes;
}

type Found = Cause & { readonly container?: string };

function stuckContainer({ metadata, status }: Pod): Found | undefined {
  const all = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  for (const { name, state, lastState } of all) {
    const { reason = '', message = '' } = state?.waiting ?? {};
    if (!STUCK.includes(reason)) continue;
    const ended = lastState?.terminated;
    const code = ended?.exitCode === undefined ? '' : `exit code ${ended.exitCode}`;
    const text = [message, ended?.message, code].filter(Boolean).join(', ');
    return {
      code: reason,
      message: text || reason,
      target: `pod ${metadata.namespace}/${metadata.name}`,
      container: name,
    };
  }
  return undefined;
}

function unschedulable({ metadata, status }: Pod): Found | undefined {
  const condition = status?.conditions?.find(({ type, status: is }) => type === 'PodScheduled' && is === 'False');
  if (condition?.reason !== 'Unschedulable') return undefined;
  return {
    code: 'Unschedulable',
    message: condition.message ?? '',
    target: `pod ${metadata.namespace}/${metadata.name}`,
  };
}

/** What a program said before it ended; a log that is not there is no error. */
async function lastWords(client: KubernetesClient, { metadata }: Pod, container: string): Promise<string> {
  const path = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/log?container=${container}&tailLines=${LAST_LINES}`;
  const text =
    (await client.find<string>(`${path}&previous=true`).catch(() => undefined)) ??
    (await client.find<string>(path).catch(() => undefined));
  return typeof text === 'string' ? text.trim().split('\n').slice(-LAST_LINES).join(' | ') : '';
}

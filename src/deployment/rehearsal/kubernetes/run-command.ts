import { parseAllDocuments } from 'yaml';
import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import { checkToken } from '../entra/token';
import { Refusal } from '../http/reply';
import type { Change } from '../http/router';
import { admit, SERVER_ID } from './admit';
import type { KubernetesObject } from './cluster-state';
import { listObjects, resourceOf } from './cluster-view';
import { KINDS, kindOf } from './kinds';
import { readZip } from './read-zip';
import { workloadsOf } from './workload';
import { applyObject, writeObject } from './write-object';

/** A command as the API of managed clusters takes it. */
export interface ClusterCommand {
  readonly command: string;
  /** Base64 of a zip archive. */
  readonly context: unknown;
  readonly clusterToken: unknown;
}

export interface CommandOutcome {
  readonly exitCode: number;
  readonly logs: string;
  /** Simulated, that it took. */
  readonly seconds: number;
}

interface Context {
  readonly cluster: Resource;
  readonly cloud: Cloud;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly changes: Change[];
}

/**
 * Runs kubectl within a cluster: `apply --filename`, `rollout status` and `rollout undo` of `deployment/x`,
 * `delete deployment/x`, `get x -o json`, joined by `&&`.
 */
export function runCommand(
  cluster: Resource,
  { command, context, clusterToken }: ClusterCommand,
  cloud: Cloud,
  changes: Change[],
): CommandOutcome {
  const authorization = `Bearer ${clusterToken}`;
  if (checkToken(authorization, [SERVER_ID], cloud.tokenGeneration).is !== 'valid') {
    return { exitCode: 1, logs: 'error: You must be logged in to the server (Unauthorized)\n', seconds: 0 };
  }
  const files = readZip(Buffer.from(String(context ?? ''), 'base64')) ?? new Map<string, Buffer>();
  const to: Context = { cluster, cloud, files, changes };
  let logs = '';
  let seconds = 0;
  for (const part of command.split('&&').map((each) => each.trim())) {
    const { exitCode, ...said } = attempt(() => {
      admit(authorization, cluster, cloud);
      return kubectl(part.split(/\s+/), to);
    });
    logs += said.logs;
    seconds += said.seconds;
    if (exitCode !== 0) return { exitCode, logs, seconds };
  }
  return { exitCode: 0, logs, seconds };
}

function attempt(work: () => CommandOutcome): CommandOutcome {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason, message } = error.reply.body as { reason: string; message: string };
    return { exitCode: 1, logs: `Error from server (${reason}): ${message}\n`, seconds: 0 };
  }
}

function kubectl([program, verb = '', ...args]: readonly string[], to: Context): CommandOutcome {
  if (program !== 'kubectl') return failed(127, `bash: ${program}: command not found`);
  const option = (...names: readonly string[]) => {
    const at = args.findIndex((arg) => names.includes(arg.split('=')[0] ?? ''));
    return at < 0 ? undefined : (args[at]?.split(/=(.*)/s)[1] ?? args[at + 1]);
  };
  if (verb === 'apply')
    return applyFile(option('-f', '--filename') ?? '', option('--field-manager') ?? 'kubectl', args, to);
  if (verb === 'rollout' && args[0] === 'status')
    return rolloutStatus(args[1] ?? '', option('-n', '--namespace') ?? 'default', to);
  if (verb === 'rollout' && args[0] === 'undo')
    return rolloutUndo(args[1] ?? '', option('-n', '--namespace') ?? 'default', option('--to-revision'), to);
  if (verb === 'delete') return remove(args[0] ?? '', option('-n', '--namespace') ?? 'default', to);
  if (verb === 'get') return get(args[0] ?? '', option('-n', '--namespace'), to);
  return failed(1, `error: unknown command "${verb}" for "kubectl"`);
}

function failed(exitCode: number, logs: string): CommandOutcome {
  return { exitCode, logs: `${logs}\n`, seconds: 0 };
}

function applyFile(
  file: string,
  manager: string,
  args: readonly string[],
  { cluster, cloud, files, changes }: Context,
): CommandOutcome {
  const content = files.get(file);
  if (!content) return failed(1, `error: the path "${file}" does not exist`);
  let logs = '';
  for (const document of parseAllDocuments(content.toString('utf8'))) {
    const object = document.toJS() as KubernetesObject;
    const kind = kindOf(object.apiVersion, object.kind);
    if (!kind) return failed(1, `${logs}error: no matches for kind "${object.kind}" in version "${object.apiVersion}"`);
    const { name, namespace = '' } = object.metadata;
    const isDryRun = args.includes('--dry-run=server');
    const isStrict = args.some((arg) => /^--validate=(strict|true)$/.test(arg));
    const props = { cluster, cloud, kind, name, namespace, manager, isStrict, isDryRun, changes };
    applyObject(props, object, args.includes('--force-conflicts'));
    logs += `${kind.kind.toLowerCase()}${kind.group ? `.${kind.group}` : ''}/${name} serverside-applied\n`;
  }
  return { exitCode: 0, logs, seconds: 2 };
}

/** It waits until the rollout is over. How that ends is known: it takes as long as it takes. */
function rolloutStatus(target: string, namespace: string, { cluster, cloud }: Context): CommandOutcome {
  const name = deploymentName(target);
  const workload = workloadsOf(cluster, cloud, namespace).find(({ object }) => object.metadata.name === name);
  if (!workload) return failed(1, `Error from server (NotFound): deployments.apps "${name}" not found`);
  const latest = workload.revisions.at(-1);
  const { planned, replicas } = workload;
  const fresh = planned.filter(({ revision }) => revision.number === latest?.number);
  const end = Math.max(...fresh.map(({ availableAt }) => availableAt ?? Number.POSITIVE_INFINITY));
  if (fresh.length < replicas || end === Number.POSITIVE_INFINITY) {
    const logs = `Waiting for deployment "${name}" rollout to finish: 0 of ${replicas} updated replicas are available...\nerror: deployment "${name}" exceeded its progress deadline\n`;
    return { exitCode: 1, logs, seconds: workload.object.spec.progressDeadlineSeconds ?? 600 };
  }
  return {
    exitCode: 0,
    logs: `deployment "${name}" successfully rolled out\n`,
    seconds: Math.max(0, (end - cloud.now()) / 1000),
  };
}

/** The pods of an earlier revision again, which becomes the newest. */
function rolloutUndo(
  target: string,
  namespace: string,
  revision: string | undefined,
  { cluster, cloud, changes }: Context,
): CommandOutcome {
  const name = deploymentName(target);
  const kind = kindOf('apps/v1', 'Deployment');
  const entry = cloud.clusters.of(cluster.id).get({ resource: 'deployments.apps', namespace, name });
  if (!entry || !kind) return failed(1, `Error from server (NotFound): deployments.apps "${name}" not found`);
  const { object, revisions = [] } = entry;
  const wanted =
    revision === undefined ? revisions.at(-2) : revisions.find(({ number }) => String(number) === revision);
  if (!wanted) return failed(1, `error: unable to find specified revision ${revision ?? ''} in history`);
  if (wanted.hash === revisions.at(-1)?.hash) {
    const said = `skipped rollback (current template already matches revision ${wanted.number})`;
    return { exitCode: 0, logs: `deployment.apps/${name} ${said}\n`, seconds: 1 };
  }
  const manager = 'kubectl-rollout';
  const props = { cluster, cloud, kind, name, namespace, manager, isStrict: false, isDryRun: false, changes };
  writeObject(props, { ...object, spec: { ...object.spec, template: wanted.template } });
  return { exitCode: 0, logs: `deployment.apps/${name} rolled back\n`, seconds: 1 };
}

function remove(target: string, namespace: string, { cluster, cloud, changes }: Context): CommandOutcome {
  const name = deploymentName(target);
  const key = { resource: 'deployments.apps', namespace, name };
  const state = cloud.clusters.of(cluster.id);
  if (!state.get(key)) return { exitCode: 0, logs: '', seconds: 1 };
  state.delete(key);
  changes.push({ action: 'deleted', id: `${cluster.name}/deployments.apps/${namespace}/${name}` });
  return { exitCode: 0, logs: `deployment.apps "${name}" deleted\n`, seconds: 1 };
}

function deploymentName(target: string): string {
  return target.replace(/^deployments?(\.apps)?\//, '');
}

function get(what: string, namespace: string | undefined, { cluster, cloud }: Context): CommandOutcome {
  const [type = '', name] = what.split('/');
  const kind = KINDS.find((each) =>
    [each.plural, each.kind.toLowerCase(), resourceOf(each)].includes(type.toLowerCase()),
  );
  if (!kind) return failed(1, `error: the server doesn't have a resource type "${type}"`);
  const items = listObjects(kind, namespace, cluster, cloud).filter(
    ({ metadata }) => name === undefined || metadata.name === name,
  );
  if (name !== undefined && !items[0])
    return failed(1, `Error from server (NotFound): ${resourceOf(kind)} "${name}" not found`);
  const shown = name === undefined ? { apiVersion: 'v1', kind: 'List', items } : items[0];
  return { exitCode: 0, logs: `${JSON.stringify(shown, null, 4)}\n`, seconds: 1 };
}

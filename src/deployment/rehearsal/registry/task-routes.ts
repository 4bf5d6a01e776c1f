import { refusal } from '../arm/error';
import type { Resource } from '../arm/resources';
import { timestamp } from '../clock';
import type { Cloud } from '../cloud';
import { DURATIONS } from '../durations';
import type { Reply } from '../http/reply';
import { objectBody } from '../http/request';
import type { Call, Route } from '../http/router';
import { guidOf, hexOf } from '../ids';
import { buildImage } from './build-image';
import { digestOf, type RegistryState, type TaskRun } from './registry-state';
import { blobUrl, sourceName } from './storage';

const REGISTRY =
  '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}';

/** Builds in the registry, without Docker on the caller's side. */
export function taskRoutes(cloud: Cloud): Route[] {
  return [
    {
      operation: 'tasks.uploadUrl',
      method: 'POST',
      path: `${REGISTRY}/listBuildSourceUploadUrl`,
      handle: (call) => {
        const { resource } = found(call, cloud);
        refuseIfNotAllowed(resource, cloud);
        const relativePath = `source/${hexOf(32, 'source', resource.id, String(cloud.log.entries.length))}.tar.gz`;
        return { status: 200, body: { uploadUrl: blobUrl(resource, relativePath), relativePath } };
      },
    },
    {
      operation: 'tasks.schedule',
      method: 'POST',
      path: `${REGISTRY}/scheduleRun`,
      handle: (call) => schedule(call, cloud),
    },
    {
      operation: 'tasks.run',
      method: 'GET',
      path: `${REGISTRY}/runs/{run}`,
      handle: (call) => {
        const { resource, state } = found(call, cloud);
        return { status: 200, body: present(runOf(call, state), resource, cloud) };
      },
    },
    {
      operation: 'tasks.runs',
      method: 'GET',
      path: `${REGISTRY}/runs`,
      handle: (call) => {
        const { resource, state } = found(call, cloud);
        return { status: 200, body: { value: [...state.runs].reverse().map((run) => present(run, resource, cloud)) } };
      },
    },
    {
      operation: 'tasks.logUrl',
      method: 'POST',
      path: `${REGISTRY}/runs/{run}/listLogSasUrl`,
      handle: (call) => {
        const { resource, state } = found(call, cloud);
        return { status: 200, body: { logLink: blobUrl(resource, `logs/${runOf(call, state).runId}`) } };
      },
    },
  ];
}

function found(call: Call, cloud: Cloud): { readonly resource: Resource; readonly state: RegistryState } {
  const resource = cloud.resources.get(decodeURIComponent(call.request.path).split('/').slice(0, 9).join('/'));
  if (!resource || resource.properties.provisioningState === 'Creating') {
    const message = `The Resource 'Microsoft.ContainerRegistry/registries/${call.params.registry}' under resource group '${call.params.group}' was not found.`;
    throw refusal(404, 'ResourceNotFound', message);
  }
  return { resource, state: cloud.registries.of(resource.id, cloud.now()) };
}

function runOf({ params }: Call, { runs }: RegistryState): TaskRun {
  const run = runs.find(({ runId }) => runId === params.run);
  if (run) return run;
  throw refusal(404, 'RunNotFound', `The run '${params.run}' was not found.`);
}

function refuseIfNotAllowed({ name }: Resource, cloud: Cloud): void {
  if (cloud.faults.holding('tasks-not-allowed').length === 0) return;
  const message = `ACR Tasks requests for the registry ${name} and ${guidOf('tasks', name)} are not permitted. Please file an Azure support request at http://aka.ms/azuresupport for assistance.`;
  throw refusal(400, 'TasksOperationsNotAllowed', message);
}

function schedule(call: Call, cloud: Cloud): Reply {
  const { resource, state } = found(call, cloud);
  refuseIfNotAllowed(resource, cloud);
  const request = objectBody(call.request);
  const { sourceLocation, dockerFilePath = 'Dockerfile', imageNames = [], platform, type } = request;
  if (type !== 'DockerBuildRequest')
    throw refusal(400, 'InvalidRunRequest', `The type '${type}' is not supported by the rehearsal.`);
  const now = cloud.now();
  const startsAt = now + DURATIONS.registryTaskQueue * 1000;
  const finishesAt = startsAt + DURATIONS.registryTask * 1000;
  const names = (imageNames as string[]).map(String);
  const build = buildImage(state, {
    source: cloud.store.getBytes(sourceName(resource, String(sourceLocation))),
    dockerfile: String(dockerFilePath),
    architecture: String(Object(platform).architecture ?? 'amd64').toLowerCase(),
    images: names.map((name) => `${resource.properties.loginServer}/${name}`),
    pushedAt: finishesAt,
  });
  const broken = cloud.faults.holding('task-fails')[0];
  const { outcome, log, manifest } = broken
    ? { outcome: 'Failed' as const, log: `${broken.message}\n`, manifest: undefined }
    : build;
  const digest = manifest ? digestOf(Buffer.from(manifest.content)) : '';
  const run: TaskRun = {
    runId: `ca${state.runs.length + 1}`,
    request,
    queuedAt: now,
    startsAt,
    finishesAt,
    outcome,
    log,
    images: outcome === 'Succeeded' ? names.map((name) => image(name, digest)) : [],
    ...(manifest ? { manifest } : {}),
    isDone: false,
  };
  state.addRun(run);
  call.changes.push({ action: 'created', id: `${resource.id}/runs/${run.runId}` });
  return { status: 200, body: present(run, resource, cloud) };
}

function image(name: string, digest: string) {
  const [repository = '', tag = 'latest'] = name.split(':');
  return { repository, tag, digest };
}

function present(run: TaskRun, { id, properties }: Resource, cloud: Cloud): object {
  const now = cloud.now();
  const isOver = now >= run.finishesAt;
  const hasStarted = now >= run.startsAt;
  return {
    id: `${id}/runs/${run.runId}`,
    name: run.runId,
    type: 'Microsoft.ContainerRegistry/registries/runs',
    properties: {
      runId: run.runId,
      status: isOver ? run.outcome : hasStarted ? 'Running' : 'Queued',
      runType: 'QuickRun',
      createTime: timestamp(run.queuedAt),
      lastUpdatedTime: timestamp(Math.min(now, run.finishesAt)),
      ...(hasStarted ? { startTime: timestamp(run.startsAt) } : {}),
      ...(isOver ? { finishTime: timestamp(run.finishesAt) } : {}),
      platform: run.request.platform,
      agentConfiguration: { cpu: 2 },
      provisioningState: 'Succeeded',
      isArchiveEnabled: false,
      ...(isOver ? { outputImages: run.images.map((each) => ({ registry: properties.loginServer, ...each })) } : {}),
      ...(isOver && run.outcome === 'Failed' ? { runErrorMessage: 'failed to run step ID: build: exit status 1' } : {}),
    },
  };
}

import { readManifests } from '../cluster/bring-up';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import type { ManifestsStep } from '../plan/plan';
import { askRegion } from '../update/ask-region';
import type { Change } from '../update/change';
import { holdRegion } from '../update/hold-region';
import { InsideChange } from '../update/inside-change';
import { readRecord } from '../update/record';
import { RecordedChange, type RecordedProps } from '../update/recorded-change';
import type { RegionUpdateProps } from '../update/region-update';
import { reachRegion } from '../update/running';
import type { Version } from '../update/version';
import { clusterOf, holdProps, manifestsOf } from './manifests';
import type { UpdateProps } from './update-props';

type OfRegion = Pick<ManifestsStep, 'id' | 'region'>;

/**
 * What a step is to change, with the way back; nothing of it is applied yet.
 *
 * @returns undefined where the region has the version already
 */
export async function beginChange(performance: UpdateProps, step: ManifestsStep): Promise<Change | undefined> {
  const { session } = performance;
  const id = clusterOf(performance, step.region);
  const client = await reachRegion(session, id);
  if (client) {
    const version = await versionFor(performance, step, client);
    return RecordedChange.begin(recorded(performance, step, client), version);
  }
  const { arm, tokens, configuration } = session;
  const yaml = await manifestsOf(performance, step.region);
  const isAnswering = () => answersNow(performance, step);
  const { workload } = configuration;
  return InsideChange.begin({ arm, tokens, id, yaml, objects: readManifests(yaml), workload, isAnswering });
}

/** An update of a region that was broken off. @default there is none, or none that could be seen from here */
export async function brokenOffChange(performance: UpdateProps, step: OfRegion): Promise<Change | undefined> {
  const client = await reachRegion(performance.session, clusterOf(performance, step.region));
  return client && RecordedChange.brokenOff(recorded(performance, step, client));
}

export function updateProps(performance: UpdateProps, { id, region }: OfRegion): RegionUpdateProps {
  const { session, soak, signal } = performance;
  return {
    clock: session.clock,
    to: toAsk(performance, region),
    soak,
    signal,
    onProgress: (what) => session.emit({ type: 'working', step: id, region, what }),
  };
}

function recorded(performance: UpdateProps, step: OfRegion, client: KubernetesClient): RecordedProps {
  const { onProgress } = updateProps(performance, step);
  const toHold = holdProps(performance, step.region, client, onProgress);
  return {
    client,
    workload: toHold.workload,
    onProgress,
    isAnswering: () => answersNow(performance, step),
    hold: (version) => holdRegion(toHold, version),
  };
}

/** The manifests of the repository; in a rollback, what the last update has recorded. */
async function versionFor(
  performance: UpdateProps,
  { mode, region }: ManifestsStep,
  client: KubernetesClient,
): Promise<Version> {
  if (mode !== 'rollback') return { objects: readManifests(await manifestsOf(performance, region)), gone: [] };
  const previous = await readRecord(client, performance.session.configuration.workload, 'previous');
  return previous?.version ?? { objects: [], gone: [] };
}

async function answersNow(performance: UpdateProps, { region }: OfRegion): Promise<boolean> {
  return (await askRegion(toAsk(performance, region))).isWell;
}

function toAsk({ session: { http }, handed }: UpdateProps, region: string): RegionUpdateProps['to'] {
  return { http, host: handed.outputs?.frontDoorHostName ?? '', region };
}

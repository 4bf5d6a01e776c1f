import { readManifests } from '../cluster/bring-up';
import type { ManifestsStep, WatchStep } from '../plan/plan';
import { noteOutcome } from '../update/outcome';
import { readRecord } from '../update/record';
import { RegionUpdate, type RegionUpdateProps } from '../update/region-update';
import { reachRegion } from '../update/running';
import type { SoakSettings } from '../update/soak-settings';
import { digestOf, type Version } from '../update/version';
import { clusterOf, type ManifestsProps, manifestsOf } from './manifests';
import { orComeBack } from './or-come-back';

export interface UpdateProps extends ManifestsProps {
  readonly soak: SoakSettings;
}

/** Brings a region to another version, so that it can go back. */
export async function changeRegion(performance: UpdateProps, step: ManifestsStep): Promise<string | undefined> {
  const { handed, session } = performance;
  const { workload } = session.configuration;
  const { region } = step;
  const props = await propsOf(performance, step);
  if (step.mode === 'return') {
    const open = await RegionUpdate.open(props);
    if (!open) return undefined;
    await open.comeBack();
    noteOutcome(handed.outcomes, region, 'returned', open.record.before);
    return 'what ran before runs again';
  }
  const version = await versionFor(performance, step, props);
  const update = await RegionUpdate.begin(props, version);
  if (!update) {
    noteOutcome(handed.outcomes, region, 'unchanged', digestOf(version.objects, workload));
    return undefined;
  }
  handed.updates.set(region, update);
  noteOutcome(handed.outcomes, region, 'begun', update.record.after);
  return orComeBack(performance, region, () => update.rollOut());
}

/** Waits until the new version answers. Without a soak, that is all that it has to show. */
export async function smoke(performance: UpdateProps, { region }: WatchStep): Promise<string> {
  return orComeBack(performance, region, async (update) => {
    await update.smoke();
    if (performance.soak.seconds === 0) await settle(performance, region, update);
    return 'the new version answers';
  });
}

/** @returns undefined for a region that had the version already */
export async function soak(performance: UpdateProps, { region }: WatchStep): Promise<string | undefined> {
  if (!performance.handed.updates.has(region)) return undefined;
  return orComeBack(performance, region, async (update) => {
    const account = await update.soak();
    await settle(performance, region, update);
    return account;
  });
}

async function settle({ handed }: UpdateProps, region: string, update: RegionUpdate): Promise<void> {
  await update.settle();
  const isNew = update.record.before === undefined;
  noteOutcome(handed.outcomes, region, isNew ? 'brought up' : 'updated', update.record.after);
}

async function versionFor(
  performance: UpdateProps,
  { mode, region }: ManifestsStep,
  { client, workload }: RegionUpdateProps,
): Promise<Version> {
  if (mode !== 'rollback') return { objects: readManifests(await manifestsOf(performance, region)), gone: [] };
  const previous = await readRecord(client, workload, 'previous');
  return previous?.version ?? { objects: [], gone: [] };
}

async function propsOf(
  performance: UpdateProps,
  { id, region }: { readonly id: string; readonly region: string },
): Promise<RegionUpdateProps> {
  const { session, handed, soak: settings, signal } = performance;
  const client = await reachRegion(session, clusterOf(performance, region));
  if (!client) throw new Error('not yet');
  return {
    client,
    clock: session.clock,
    workload: session.configuration.workload,
    to: { http: session.http, host: handed.outputs?.frontDoorHostName ?? '', region },
    soak: settings,
    signal,
    onProgress: (what) => session.emit({ type: 'working', step: id, region, what }),
  };
}

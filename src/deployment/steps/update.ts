import type { ManifestsStep, WatchStep } from '../plan/plan';
import { noteOutcome } from '../update/outcome';
import { RegionUpdate } from '../update/region-update';
import { beginChange, brokenOffChange, updateProps } from './begin-change';
import { orComeBack } from './or-come-back';
import type { UpdateProps } from './update-props';

/** Brings a region to another version, so that it can go back; or back from one that was broken off. */
export async function changeRegion(performance: UpdateProps, step: ManifestsStep): Promise<string | undefined> {
  const { outcomes, updates } = performance.handed;
  const { region, mode } = step;
  const props = updateProps(performance, step);
  if (mode === 'return') {
    const change = await brokenOffChange(performance, step);
    if (!change) return undefined;
    await new RegionUpdate(props, change).comeBack().finally(() => change.end());
    noteOutcome(outcomes, region, 'returned', change.before);
    return 'what ran before runs again';
  }
  const change = await beginChange(performance, step);
  if (!change) {
    noteOutcome(outcomes, region, 'unchanged', outcomes.get(region)?.before);
    return undefined;
  }
  const update = new RegionUpdate(props, change);
  updates.set(region, update);
  noteOutcome(outcomes, region, 'begun', change.after, change.before);
  return orComeBack(performance, region, () => update.rollOut());
}

/** Waits until the new version answers. Without a soak, that is all that it has to show. */
export function smoke(performance: UpdateProps, { region }: WatchStep): Promise<string> {
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

async function settle({ handed }: UpdateProps, region: string, { change }: RegionUpdate): Promise<void> {
  await change.settle();
  await change.end();
  noteOutcome(handed.outcomes, region, change.before === undefined ? 'brought up' : 'updated', change.after);
}

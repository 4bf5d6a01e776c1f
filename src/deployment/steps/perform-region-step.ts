import type { MainRouteStep, RegionStep } from '../plan/plan';
import { manifests } from './manifests';
import { route } from './routes';
import { changeRegion, smoke, soak } from './update';
import type { UpdateProps } from './update-props';

/** Does what is about one region, or about all as users see them. */
export async function performRegionStep(
  performance: UpdateProps,
  step: RegionStep | MainRouteStep,
): Promise<string | undefined> {
  const { session, handed, signal } = performance;
  switch (step.kind) {
    case 'manifests':
      return step.mode === 'first' ? manifests(performance, step) : changeRegion(performance, step);
    case 'region-route':
      return handed.updates.has(step.region) ? smoke(performance, step) : route(session, handed, step, signal);
    case 'soak':
      return soak(performance, step);
    case 'main-route':
      return route(session, handed, step, signal);
  }
}

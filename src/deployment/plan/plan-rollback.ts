import type { Configuration, Environment, Region } from '../../configuration';
import { AksHaError } from '../../errors/aks-ha-error';
import { shortDigest } from '../update/digest';
import type { UpdateRecord } from '../update/record';
import type { Running, RunningRegion } from '../update/running';
import type { SoakSettings } from '../update/soak-settings';
import type { DeploymentPlan, MainRouteStep, ManifestsStep, RegionStep } from './plan';
import { careful, lastOfRegions } from './plan-regions';

export interface RollbackProps {
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** Those that go back, in their order. */
  readonly regions: readonly Region[];
  readonly running: Running;
  readonly soak: SoakSettings;
}

/**
 * Takes the last update back, region by region: in each to what its own cluster has recorded, manifests and all. Regions
 * that this update did not reach stay as they are, so that after one that ended half-way all run the same in the end. The
 * infrastructure is left alone.
 *
 * @throws AksHaError E643 where there is nothing to go back to, or nobody can say to what
 */
export function planRollback({ configuration, environment, regions, running, soak }: RollbackProps): DeploymentPlan {
  const unknown = regions.filter(({ name }) => running[name]?.isServing && running[name]?.digest === undefined);
  if (unknown.length > 0) throw unreachable(unknown);
  const undone = lastUpdate(regions, running);
  const chosen = regions.filter(({ name }) => undone !== undefined && recordOf(running[name])?.after === undone.after);
  if (chosen.length === 0) throw nothing(environment, regions, running);
  let needs: readonly string[] = [];
  const steps: RegionStep[] = [];
  for (const region of chosen) {
    const step = change(region, running[region.name], needs);
    // What ran before has proved itself before: it has to answer, and needs no soak.
    steps.push(...careful(step, step.mode === 'return' ? { ...soak, seconds: 0 } : soak));
    needs = lastOfRegions(steps).slice(-1);
  }
  const main: MainRouteStep = {
    id: 'main route',
    kind: 'main-route',
    needs: lastOfRegions(steps),
    what: 'Ask as users do.',
  };
  return { workload: configuration.workload, environment: environment.name, steps: [...steps, main] };
}

/** The update that is undone: one that was broken off, else the newest. */
function lastUpdate(regions: readonly Region[], running: Running): UpdateRecord | undefined {
  const brokenOff = regions.flatMap(({ name }) => running[name]?.updating ?? [])[0];
  const records = regions.flatMap(({ name }) => recordOf(running[name]) ?? []);
  return brokenOff ?? records.sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? 1 : -1))[0];
}

/** What a region could go back by. Somebody else may have rolled something out since: then it tells of another version. */
function recordOf(running: RunningRegion | undefined): UpdateRecord | undefined {
  if (running?.updating) return running.updating;
  return running?.previous?.after === running?.digest ? running?.previous : undefined;
}

function change(
  { name, aksClusterName }: Region,
  running: RunningRegion | undefined,
  needs: readonly string[],
): ManifestsStep {
  const mode = running?.updating ? 'return' : 'rollback';
  const what = `Bring ${aksClusterName} back from ${shortDigest(running?.digest)} to ${shortDigest(recordOf(running)?.before)}, with the manifests of then.`;
  return { id: `manifests ${name}`, kind: 'manifests', mode, region: name, needs, what };
}

function unreachable(regions: readonly Region[]): AksHaError {
  const names = regions.map(({ aksClusterName }) => aksClusterName).join(', ');
  return new AksHaError({
    code: 'E643',
    source: 'user',
    message: `What ran before is kept in the clusters, and ${names} can't be looked into from here.`,
    hint: 'Run it from where the API server can be reached (apiServer in devops/config/variables.json), or name the other regions with --region.',
  });
}

function nothing({ name }: Environment, regions: readonly Region[], running: Running): AksHaError {
  const lines = regions.map((region) => {
    const { digest, previous } = running[region.name] ?? {};
    const last = previous ? `its last update was to ${shortDigest(previous.after)}` : 'no update of it is recorded';
    return `  ${region.name} runs ${shortDigest(digest)}, and ${last}`;
  });
  return new AksHaError({
    code: 'E643',
    source: 'user',
    message: `There is nothing to go back to in ${name}:\n${lines.join('\n')}`,
    hint: 'Name the version instead: create-aks-ha deploy --image <digest>. What the registry has: az acr manifest list-metadata.',
  });
}

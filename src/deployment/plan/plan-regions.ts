import type { Region } from '../../configuration';
import { shortDigest } from '../update/digest';
import type { Running, RunningRegion } from '../update/running';
import type { SoakSettings } from '../update/soak-settings';
import type { RegionStep } from './plan';

export interface RegionsProps {
  /** Those whose workload is brought up to date, in their order. */
  readonly regions: readonly Region[];
  /** What all regions of the environment run now. */
  readonly running: Running;
  readonly soak: SoakSettings;
  /** Ids of the steps before the first region. */
  readonly needs: readonly string[];
  /** Names of regions that Front Door can't reach yet: nobody is served there, and nobody can ask. @default none */
  readonly withoutWay?: readonly string[] | undefined;
}

/**
 * The workload of each region. Where nobody is served yet, all regions are brought up beside each other. Where users are,
 * those regions go one after the other, each only once the one before has taken the new version well. Regions that serve
 * nobody, new ones or ones that are down, go before them, beside each other: a version that fails there costs no user
 * anything, and where it does not even come up, those who serve keep what they have.
 */
export function planRegions({ withoutWay = [], ...props }: RegionsProps): RegionStep[] {
  const { running, soak, needs } = props;
  const unreached = props.regions.filter(({ name }) => withoutWay.includes(name));
  const regions = props.regions.filter(({ name }) => !withoutWay.includes(name));
  const alone = unreached.flatMap((region) => first(region, needs).slice(0, 1));
  const known = Object.entries(running).flatMap(([name, each]) => (withoutWay.includes(name) ? [] : [each]));
  if (!known.some(({ isServing, updating }) => isServing || updating))
    return [...alone, ...regions.flatMap((region) => first(region, needs))];
  const idle = regions.filter(({ name }) => !running[name]?.isServing);
  const serving = regions.filter(({ name }) => running[name]?.isServing);
  const steps = idle.map((region) => update(region, running[region.name], soak, needs));
  let before = idle.length > 0 ? steps.map(lastId) : needs;
  for (const region of serving) {
    const added = update(region, running[region.name], soak, before);
    steps.push(added);
    before = [lastId(added)];
  }
  return [...alone, ...steps.flat()];
}

/** Ids of the last step of each region. */
export function lastOfRegions(steps: readonly RegionStep[]): string[] {
  const regions = [...new Set(steps.map(({ region }) => region))];
  return regions.map((region) => lastId(steps.filter((step) => step.region === region)));
}

function lastId(steps: readonly RegionStep[]): string {
  return steps.at(-1)?.id ?? '';
}

function first({ name, aksClusterName }: Region, needs: readonly string[]): RegionStep[] {
  const what = `Apply the manifests to ${aksClusterName} and wait until every pod runs.`;
  const manifests: RegionStep = {
    id: `manifests ${name}`,
    kind: 'manifests',
    mode: 'first',
    region: name,
    needs,
    what,
  };
  return [manifests, route(name)];
}

function update(
  { name, aksClusterName }: Region,
  running: RunningRegion | undefined,
  soak: SoakSettings,
  needs: readonly string[],
): RegionStep[] {
  const what = whatOf(aksClusterName, running);
  return careful({ id: `manifests ${name}`, kind: 'manifests', mode: 'update', region: name, needs, what }, soak);
}

function whatOf(cluster: string, running: RunningRegion | undefined): string {
  if (running?.updating) {
    return `Go on with the update of ${cluster} that was broken off; if it fails, back to ${shortDigest(running.updating.before)}.`;
  }
  if (running?.digest !== undefined) {
    return `Bring ${cluster} to the new version, unless it has it; if it fails, back to ${shortDigest(running.digest)}.`;
  }
  if (running?.isServing) return `Bring ${cluster}, which can't be looked into from here now, to the new version.`;
  return `Apply the manifests to ${cluster}, where nobody is served yet, and wait until every pod runs.`;
}

/** What follows a change of a region where users are, or will be next. */
export function careful(change: RegionStep, { seconds, errorBudget }: SoakSettings): RegionStep[] {
  const { region } = change;
  const steps = [change, route(region)];
  if (seconds === 0) return steps;
  // Half of it passes before all pods are new ones: src/deployment/update/region-update.ts.
  const what = `Ask ${region} once a second, ${seconds} s from its first new pod on; if more than ${errorBudget} % fail, it goes back.`;
  return [...steps, { id: `soak ${region}`, kind: 'soak', region, needs: [`route ${region}`], what }];
}

function route(region: string): RegionStep {
  return {
    id: `route ${region}`,
    kind: 'region-route',
    region,
    needs: [`manifests ${region}`],
    what: `Ask ${region} through its own route of Front Door.`,
  };
}

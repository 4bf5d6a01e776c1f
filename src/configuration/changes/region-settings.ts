import type { Change } from './change';
import { type Pair, pairRegions, type RegionPair } from './pair';

/** Settings of regions that stay what they are. */
export function regionSettings(pair: Pair): Change[] {
  const regions = pairRegions(pair);
  const upgraded = regions.filter(({ before, after }) => isUpgrade(before.kubernetesVersion, after.kubernetesVersion));
  return regions.flatMap((region) => [
    ...drained(pair, region),
    ...kubernetesVersion(pair, region, upgraded.length > 1),
  ]);
}

function drained(pair: Pair, region: RegionPair): Change[] {
  const { before, after } = region;
  if (before.drained === after.drained) return [];
  const isDrained = after.drained ?? false;
  const isSame = (before.drained ?? false) === isDrained;
  const subject = `Region "${after.name}" of ${pair.after.name}`;
  const gone = `Users are kept away from it from the next deployment on, within minutes; the others have to carry its share. It goes on to run, to be deployed to and to cost, and /.aks-ha/${after.name}/readyz still answers.`;
  const back = `Users are sent there again from the next deployment on, within minutes: look first whether /.aks-ha/${after.name}/readyz answers.`;
  return [
    {
      kind: isDrained ? 'region-drained' : 'region-restored',
      ...placeIn(pair, region, 'drained'),
      what: isSame
        ? `${subject} gets requests as before.`
        : `${subject} ${isDrained ? 'is drained' : 'is no longer drained'}.`,
      ...(isSame ? {} : { consequence: isDrained ? gone : back }),
      isRefused: false,
      remains: [],
    },
  ];
}

function kubernetesVersion(pair: Pair, region: RegionPair, isOneOfMany: boolean): Change[] {
  const { before, after } = region;
  const [was, is] = [before.kubernetesVersion, after.kubernetesVersion];
  if (was === is) return [];
  const isRefused = was !== undefined && is !== undefined && stepOf(was, is) !== 1;
  return [
    {
      kind: 'kubernetes-version-changed',
      ...placeIn(pair, region, 'kubernetesVersion'),
      what: `In region "${after.name}" of ${pair.after.name}, ${versionNow(was, is)}.`,
      consequence: consequence(was, is, isOneOfMany),
      isRefused,
      remains: [],
    },
  ];
}

function consequence(was: string | undefined, is: string | undefined, isOneOfMany: boolean): string {
  if (is === undefined) return 'Nothing is upgraded or taken back: the cluster stays at the version that it has.';
  if (was !== undefined && stepOf(was, is) < 0)
    return 'Azure refuses this where it is deployed: there is no way back to an earlier version.';
  if (was !== undefined && stepOf(was, is) > 1)
    return 'Azure refuses this where it is deployed: a cluster goes from one minor version to the next.';
  const once =
    'The next deployment upgrades the control plane at once, whatever the hour; the node pools follow by hand, as docs/settings.md says.';
  const many =
    ' Other regions are upgraded with it: deploy one after the other, so that a version that breaks something meets one region.';
  return isOneOfMany ? `${once}${many}` : once;
}

function versionNow(was: string | undefined, is: string | undefined): string {
  if (is === undefined) return `no version of Kubernetes is named any more; it was ${was}`;
  return `Kubernetes is to be ${is}${was === undefined ? '' : ` instead of ${was}`}`;
}

function isUpgrade(was: string | undefined, is: string | undefined): boolean {
  return is !== undefined && is !== was;
}

/** How many minor versions lie between two. */
function stepOf(was: string, is: string): number {
  const [from, to] = [was, is].map((version) => Number(version.split('.')[1]));
  return (to ?? 0) - (from ?? 0);
}

/** Where a setting of a region stands and stood; the region itself where it is left out. */
function placeIn(pair: Pair, { before, after, formerIndex, index }: RegionPair, key: 'drained' | 'kubernetesVersion') {
  const path = ['environments', pair.after.name, 'regions', index];
  const former = ['environments', pair.before.name, 'regions', formerIndex];
  return {
    path: after[key] === undefined ? path : [...path, key],
    before: before[key] === undefined ? former : [...former, key],
    environment: pair.after.name,
    region: after.name,
  };
}

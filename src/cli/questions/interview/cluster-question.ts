import { CLUSTER } from '../../../configuration/fields';
import type { Question } from './question';
import { splitRegion } from './region-question';
import type { Scope } from './scope';
import type { Outcome } from './start';
import { firstOf, parts } from './text-question';

/** What the clusters of an environment are called: `blue=aks-a,green=aks-b`; those that are left out follow the others. */
export function clusterQuestion(scope: Scope & { environment: string }, outcome: Outcome): Question {
  const regions = (scope.read(outcome)?.regions ?? []).map(({ name }) => name);
  return {
    id: `clusters${scope.ending}`,
    flag: 'cluster',
    title: `Cluster names${scope.titleEnding}`,
    explanation: 'Names of the AKS clusters, by region.',
    rule: `region=name, several with commas; a name has ${CLUSTER.rule}`,
    input: 'text',
    environment: scope.environment,
    read: (made) =>
      (scope.read(made)?.regions ?? []).map(({ name, aksClusterName }) => `${name}=${aksClusterName}`).join(','),
    refusal: (text) => {
      const named = parts(text).map(splitRegion);
      const known = `there is ${regions.join(', ')}`;
      return firstOf(named, ({ name, location: cluster }) => {
        if (name === undefined) return `"${cluster}" says no region: ${regions[0]}=${cluster}`;
        if (!regions.includes(name)) return `"${name}" is no region; ${known}`;
        if (named.filter((other) => other.name === name).length > 1) return `"${name}" is given twice`;
        return CLUSTER.refusal(cluster);
      });
    },
    mend: (text) => mendClusters(parts(text).map(splitRegion), regions),
    decided: (text, suggestion) => {
      const suggested = new Set(parts(suggestion));
      const isKnown = (part: string) => regions.includes(splitRegion(part).name ?? '');
      return text === ''
        ? ''
        : parts(text)
            .filter((part) => isKnown(part) && !suggested.has(part))
            .join(',');
    },
  };
}

/** Names that say no region, or one that is not there, are meant for those that have none yet. */
function mendClusters(
  written: readonly { name?: string; location: string }[],
  regions: readonly string[],
): string | undefined {
  const names = new Map<string, string>();
  const taken = () => [...names.values()];
  const free = regions.filter((region) => !written.some(({ name }) => name === region));
  for (const { name, location: cluster } of written) {
    const region = name !== undefined && regions.includes(name) && !names.has(name) ? name : free.shift();
    const isGood = CLUSTER.refusal(cluster) === undefined && !taken().includes(cluster);
    const mended = isGood ? cluster : CLUSTER.mend(cluster, taken());
    if (region !== undefined && mended !== undefined) names.set(region, mended);
  }
  return names.size > 0 ? [...names].map(([region, cluster]) => `${region}=${cluster}`).join(',') : undefined;
}

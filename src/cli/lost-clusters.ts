import { splitRegionText } from '../configuration/read-answers';
import type { Variables } from '../configuration/variables-schema';

/** What of `prod/blue=aks-a` belongs to no region, to several, or is said twice: one line for each. */
export function lostClusters(texts: readonly string[], { environments }: Pick<Variables, 'environments'>): string[] {
  const regions = Object.entries(environments).map(([environment, variables]) => ({
    environment,
    names: variables.regions.map(({ name }) => name),
  }));
  const lost: string[] = [];
  const seen = new Set<string>();
  for (const text of texts) {
    const { environment, name: region, location: cluster } = splitRegionText(text);
    if (region === undefined) {
      lost.push(`"${cluster}" is for no region; write ${regions[0]?.names[0] ?? 'blue'}=${cluster || '<name>'}`);
      continue;
    }
    if (environment !== undefined && !regions.some((other) => other.environment === environment)) {
      lost.push(`"${environment}" is no environment; there is ${regions.map((other) => other.environment).join(', ')}`);
      continue;
    }
    const candidates = regions.filter((other) => environment === undefined || other.environment === environment);
    const meant = candidates
      .filter(({ names }) => names.includes(region))
      .map((other) => `${other.environment}/${region}`);
    if (meant.length === 0) {
      const known = [...new Set(candidates.flatMap(({ names }) => names))];
      lost.push(`"${region}" is no region; there is ${known.join(', ')}`);
    }
    if (meant.length > 1) {
      lost.push(`one name for ${meant.length} clusters; write ${meant.map((each) => `${each}=<name>`).join(',')}`);
    }
    for (const each of meant.filter((each) => seen.has(each))) lost.push(`region "${each}" is given twice`);
    for (const each of meant) seen.add(each);
  }
  return [...new Set(lost)];
}

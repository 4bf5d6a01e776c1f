import { AZURE_REGIONS, type AzureRegion } from '../../../configuration/azure-regions';
import { suggestPair, whyUnusable } from '../../../configuration/region-catalogue';
import { splitRegion } from '../interview/region-question';

/** One line of the list of regions. */
export interface RegionRow {
  readonly name: string;
  readonly displayName: string;
  readonly isPicked: boolean;
  /** Zones and pair, or why it can't be chosen. */
  readonly note: string;
  readonly isUsable: boolean;
}

/**
 * What matches a filter: first the pairs of what is chosen, then what can be chosen, then the rest with the reason.
 * Without a filter, what is chosen comes before all. Of several with commas, the last one is what is looked for.
 */
export function regionRows(filter: string, picked: readonly string[]): RegionRow[] {
  const locations = picked.map((text) => splitRegion(text).location);
  const pairs = new Map(
    locations.flatMap((location) => {
      const pair = suggestPair(location);
      return pair && !locations.includes(pair.name) ? [[pair.name, location] as const] : [];
    }),
  );
  // What stands before a `=` is a name for what is chosen.
  const wanted = letters(splitRegion(filter.split(',').at(-1) ?? '').location);
  const place = (region: AzureRegion) => (filter.trim() === '' ? locations.indexOf(region.name) : -1);
  const rank = (region: AzureRegion) => {
    if (place(region) >= 0) return place(region) - locations.length;
    return (whyUnusable(region.name) ? 4 : 0) + (pairs.has(region.name) ? 0 : 2) + (startsWith(region, wanted) ? 0 : 1);
  };
  return AZURE_REGIONS.filter((region) => matches(region, wanted))
    .map((region) => ({ region, rank: rank(region) }))
    .sort((a, b) => a.rank - b.rank || (a.region.name < b.region.name ? -1 : 1))
    .map(({ region }) => ({
      name: region.name,
      displayName: region.displayName,
      isPicked: locations.includes(region.name),
      isUsable: whyUnusable(region.name) === undefined,
      note: note(region, pairs.get(region.name)),
    }));
}

function note(region: AzureRegion, pairOf: string | undefined): string {
  const reason = whyUnusable(region.name);
  if (reason) return `not usable: ${reason}`;
  const zones = `${region.zones} zones`;
  if (pairOf) return `${zones}, suggested pair of ${pairOf}`;
  return suggestPair(region.name) ? `${zones}, pair ${region.pair}` : `${zones}, no usable pair`;
}

function matches({ name, displayName }: AzureRegion, wanted: string): boolean {
  return name.includes(wanted) || letters(displayName).includes(wanted);
}

function startsWith({ name, displayName }: AzureRegion, wanted: string): boolean {
  return name.startsWith(wanted) || letters(displayName).startsWith(wanted);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

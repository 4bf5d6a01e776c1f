import { closest } from 'fastest-levenshtein';
import { AZURE_REGIONS, type AzureRegion } from './azure-regions';
import { printable } from './naming-rule';

/** A location that a stamp can be built in. */
export type UsableRegion = AzureRegion & Required<Pick<AzureRegion, 'slot' | 'upgrade'>>;

const byName = new Map(AZURE_REGIONS.map((region) => [region.name, region]));

/** Every location with three zones and zone-redundant egress, by name. */
export const USABLE_REGIONS: readonly UsableRegion[] = AZURE_REGIONS.filter(isUsable);

export function findRegion(name: string): AzureRegion | undefined {
  return byName.get(name);
}

/** `East US 2` and `EastUS2` as Azure's own name, `eastus2`; hyphens stay, they are no part of any name. */
export function normaliseLocation(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

/** Azure's pair, where it has one and a stamp can be built in it. */
export function suggestPair(name: string): UsableRegion | undefined {
  const pair = findRegion(findRegion(name)?.pair ?? '');
  return pair && isUsable(pair) ? pair : undefined;
}

/** Why no stamp can be built in a location, or `undefined` where one can. */
export function whyUnusable(name: string): string | undefined {
  const region = findRegion(name);
  if (!region) return `"${printable(name)}" is no public region of Azure`;
  if (region.zones < 3) return `${region.displayName} has no availability zones, three are needed`;
  if (region.zonalEgress === false) return `${region.displayName} does not offer the zone-redundant NAT gateway`;
  return undefined;
}

/**
 * The location that was probably meant: the nearest on the map for one that can't be used, the nearest in spelling for
 * one that does not exist. `except` holds those that are chosen already.
 */
export function suggestRegion(name: string, except: readonly string[] = []): UsableRegion {
  const free = USABLE_REGIONS.filter((region) => !except.includes(region.name));
  const candidates = free.length > 0 ? free : USABLE_REGIONS;
  const known = findRegion(name);
  if (known) return nearest(known, candidates);
  const letters = normaliseLocation(name.slice(0, 60)).replace(/[^a-z0-9]/g, '');
  const spelling = closest(
    letters,
    candidates.map((region) => region.name),
  );
  return candidates.find((region) => region.name === spelling) as UsableRegion;
}

/** The location that is nearest on the map; a location is nearest to itself. */
export function nearest<Candidate extends AzureRegion>(to: AzureRegion, candidates: readonly Candidate[]): Candidate {
  return candidates.reduce((best, next) => (distance(to, next) < distance(to, best) ? next : best));
}

function isUsable(region: AzureRegion): region is UsableRegion {
  return region.slot !== undefined && region.upgrade !== undefined;
}

/** Haversine of the angle between two places: not a length, but it grows with it. */
function distance(a: AzureRegion, b: AzureRegion): number {
  const [lat1, lon1, lat2, lon2] = [...a.at, ...b.at].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
    number,
  ];
  return Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2;
}

import { splitRegion } from '../interview/region-question';

const locationOf = (text: string) => splitRegion(text).location;

/** Every location that was chosen so far, in the order of the first time. */
export function placesWith(places: readonly string[], picked: readonly string[]): readonly string[] {
  return [...places, ...picked.map(locationOf).filter((location) => !places.includes(location))];
}

/** Regions in their places: one that was taken out and is chosen again is no newcomer. */
export function inTheirPlaces(picked: readonly string[], places: readonly string[]): readonly string[] {
  return [...picked].sort((a, b) => places.indexOf(locationOf(a)) - places.indexOf(locationOf(b)));
}

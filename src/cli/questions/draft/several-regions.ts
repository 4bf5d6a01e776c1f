import { normaliseLocation, whyUnusable } from '../../../configuration/region-catalogue';
import { splitRegion } from '../interview/region-question';
import { firstOf, parts } from '../interview/text-question';
import { nameRefusal } from './region-name';
import type { Draft } from './session';

/** Regions that are typed or pasted in one go, `home=eastus2,centralus`; no others where there is no comma. */
export function severalRegions(text: string): readonly string[] | undefined {
  if (!text.includes(',')) return undefined;
  return parts(text).map((part) => {
    const { name, location } = splitRegion(part);
    return name === undefined ? normaliseLocation(location) : `${name}=${normaliseLocation(location)}`;
  });
}

/** Why they can't be chosen all together, or `undefined`. */
export function severalRefusal({ picked }: Draft, regions: readonly string[]): string | undefined {
  const locations = regions.map((text) => splitRegion(text).location);
  return firstOf(regions, (text) => {
    const { location } = splitRegion(text);
    if (locations.indexOf(location) !== locations.lastIndexOf(location)) return `"${location}" is given twice`;
    return whyUnusable(location) ?? nameRefusal({ text, picked: [...picked, ...regions] }, location);
  });
}

/** Those that are chosen, with them; one that is chosen already gets the name that is given now. */
export function withSeveral({ picked }: Draft, regions: readonly string[]): readonly string[] {
  const given = new Map(regions.map((text) => [splitRegion(text).location, text]));
  const chosen = picked.map((text) => {
    const again = given.get(splitRegion(text).location);
    return again === undefined || splitRegion(again).name === undefined ? text : again;
  });
  const locations = picked.map((text) => splitRegion(text).location);
  return [...chosen, ...regions.filter((text) => !locations.includes(splitRegion(text).location))];
}

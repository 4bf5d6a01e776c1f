import { REGION_NAME } from '../../../configuration/fields';
import { splitRegion } from '../interview/region-question';
import type { Draft } from './session';

/** The name that stands before the filter of the regions, `home=east`; `undefined` where none does. */
export function wantedName(filter: string): string | undefined {
  return splitRegion(filter.trimStart()).name;
}

/** Why a region can't be chosen under the name that is typed, or `undefined`. */
export function nameRefusal({ text, picked }: Pick<Draft, 'text' | 'picked'>, location: string): string | undefined {
  const name = wantedName(text);
  if (name === undefined) return undefined;
  const other = picked.map(splitRegion).find((region) => region.name === name && region.location !== location);
  return REGION_NAME.refusal(name) ?? (other && `"${name}" is the name of ${other.location} already`);
}

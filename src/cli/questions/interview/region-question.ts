import { LOCATION, REGION_NAME } from '../../../configuration/fields';
import { normaliseLocation, whyUnusable } from '../../../configuration/region-catalogue';
import { regionName } from '../../../configuration/region-names';
import type { Question } from './question';
import { firstOf, parts } from './text-question';

/** Where the workload runs: `eastus2,centralus`, or with names of one's own `home=eastus2`. */
export const REGIONS: Question = {
  id: 'regions',
  flag: 'regions',
  title: 'Regions',
  explanation: 'Where the workload runs, in each environment. The first is the home of what is global.',
  rule: LOCATION.rule,
  input: 'regions',
  read: ({ variables }) => {
    const [environment] = Object.values(variables.environments);
    const regions = environment?.regions ?? [];
    // A colour that it would get anyway is not worth a word.
    const texts = regions.map(({ name, location }, index) =>
      name === regionName(index) ? location : `${name}=${location}`,
    );
    return texts.join(',');
  },
  refusal: (text) =>
    firstOf(parts(text), (part) => {
      const { name, location } = splitRegion(part);
      return (name === undefined ? undefined : REGION_NAME.refusal(name)) ?? whyUnusable(normaliseLocation(location));
    }),
  mend: (text) => {
    const mended: string[] = [];
    for (const part of parts(text)) {
      const location = LOCATION.mend(splitRegion(part).location, mended);
      if (location !== undefined) mended.push(location);
    }
    return mended.length > 0 ? mended.join(',') : undefined;
  },
};

/** `home=eastus2`, or the location alone. */
export function splitRegion(text: string): { name?: string; location: string } {
  const at = text.indexOf('=');
  return at < 0 ? { location: text } : { name: text.slice(0, at), location: text.slice(at + 1) };
}

import { parseVariables, suggestVariables } from '../src/configuration';
import { USABLE_REGIONS } from '../src/configuration/region-catalogue';

/** The emitted answers with the first so many regions. */
export function configurationOf(count: number) {
  const regions = USABLE_REGIONS.slice(0, count).map(({ name }) => ({ location: name }));
  return parseVariables(suggestVariables({ regions }), 'bench');
}

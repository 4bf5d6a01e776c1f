import { LOCATION, REGION_NAME } from '../../../configuration/fields';
import { normaliseLocation, whyUnusable } from '../../../configuration/region-catalogue';
import { regionName } from '../../../configuration/region-names';
import type { Question } from './question';
import type { Scope } from './scope';
import type { Start } from './start';
import { firstOf, parts } from './text-question';

/** Where the workload runs: `eastus2,centralus`, or with names of one's own `home=eastus2`. */
export function regionQuestion(scope: Scope & { environment: string }, first: string, start: Start): Question {
  const isFirst = scope.environment === first;
  return {
    // A new environment of another name keeps the regions that were chosen for it.
    id: isFirst && !start.existing ? 'regions' : `regions${scope.ending}`,
    flag: 'regions',
    title: `Regions${scope.titleEnding}`,
    explanation: explain(scope, isFirst || start.existing ? undefined : first),
    rule: LOCATION.rule,
    input: 'regions',
    environment: scope.environment,
    read: (outcome) => {
      const regions = scope.read(outcome)?.regions ?? [];
      return regions.map((region, index) => regionText(region, index, start.existing !== undefined)).join(',');
    },
    refusal: (text) =>
      firstOf(parts(text), (part) => {
        const { name, location } = splitRegion(part);
        return (name === undefined ? undefined : REGION_NAME.refusal(name)) ?? whyUnusable(normaliseLocation(location));
      }),
    mend: mendRegions,
  };
}

function explain({ titleEnding, environment }: Scope, sameAs: string | undefined): string {
  const where = titleEnding === '' ? 'Where the workload runs.' : `Where ${environment} runs.`;
  if (sameAs !== undefined) return `${where} Enter takes the same regions as in ${sameAs}.`;
  return `${where} The first is the home of what is global.`;
}

/** Of a new region, a colour that it would get anyway is not worth a word; of one that is deployed, every name is. */
function regionText({ name, location }: { name: string; location: string }, index: number, isKept: boolean): string {
  return name === regionName(index) && !isKept ? location : `${name}=${location}`;
}

function mendRegions(text: string): string | undefined {
  const mended: string[] = [];
  const texts: string[] = [];
  for (const part of parts(text)) {
    const { name, location: written } = splitRegion(part);
    const location = LOCATION.mend(written, mended);
    if (location === undefined) continue;
    mended.push(location);
    const isGood = name !== undefined && REGION_NAME.refusal(name) === undefined;
    texts.push(isGood ? `${name}=${location}` : location);
  }
  return texts.length > 0 ? texts.join(',') : undefined;
}

/** `home=eastus2`, or the location alone. */
export function splitRegion(text: string): { name?: string; location: string } {
  const at = text.indexOf('=');
  return at < 0 ? { location: text } : { name: text.slice(0, at).trim(), location: text.slice(at + 1) };
}

import fc from 'fast-check';
import { AZURE_REGIONS } from '../../src/configuration/azure-regions';
import { type Answers, suggestVariables } from '../../src/configuration/suggestions';
import type { Variables } from '../../src/configuration/variables-schema';
import { anyRegionSettings, anySettings } from './any-settings';

const words = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9-]{0,45}$/),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom(
    'login',
    'microsoft',
    'xbox',
    'default',
    '__proto__',
    'constructor',
    'prod',
    'con',
    '',
    '🚀',
    '\0',
    'A.',
  ),
);
const locations = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...AZURE_REGIONS.map((region) => region.name)) },
  fc.constantFrom('East US 2', 'eastus-2', 'esatus2', 'EASTUS'),
  words,
);
const junk = fc.jsonValue({ maxDepth: 3 });
const answers: fc.Arbitrary<Answers> = fc.record(
  {
    workload: words,
    environments: fc.array(words, { minLength: 1, maxLength: 5 }),
    regions: fc.array(fc.oneof(fc.record({ location: locations }), fc.record({ name: words, location: locations })), {
      maxLength: 6,
    }),
    routing: fc.oneof(fc.constantFrom('weighted', 'priority', 'latency'), words),
    alertEmails: fc.array(fc.oneof(fc.emailAddress(), words), { maxLength: 3 }),
    nodeSize: fc.record(
      { system: fc.oneof(fc.constantFrom('Standard_D2plds_v5', 'Standard_D8s_v5'), words), user: words },
      { requiredKeys: [] },
    ),
    resourceGroups: fc.dictionary(fc.oneof(fc.constant('prod'), words), words, { maxKeys: 3 }),
    registries: fc.dictionary(fc.oneof(fc.constant('prod'), words), words, { maxKeys: 3 }),
    frontDoors: fc.dictionary(fc.oneof(fc.constant('prod'), words), words, { maxKeys: 3 }),
  },
  { requiredKeys: [] },
);

/** A whole file with settings, some of its parts replaced by anything at all. */
export const anyDocument: fc.Arbitrary<unknown> = fc
  .tuple(answers.map(suggestVariables).chain(withSettings), fc.array(fc.tuple(fc.nat(), junk), { maxLength: 4 }))
  .map(([document, damages]) => damaged(document, damages));

/** A document whose environments have any settings. */
function withSettings(document: Variables): fc.Arbitrary<Variables> {
  const entries = Object.entries(document.environments).map(([name, environment]) =>
    fc
      .tuple(
        anySettings(environment.regions.map((region) => region.name)),
        fc.tuple(...environment.regions.map(() => anyRegionSettings)),
      )
      .map(([settings, ofRegions]) => {
        const regions = environment.regions.map((region, index) => ({ ...region, ...ofRegions[index] }));
        return [name, { ...environment, ...settings, regions }] as const;
      }),
  );
  return fc.tuple(...entries).map((environments) => ({
    ...document,
    environments: Object.fromEntries(environments) as Variables['environments'],
  }));
}

/** A copy in which each junk stands somewhere, chosen by its number. */
export function damaged(document: unknown, damages: readonly (readonly [seed: number, junk: unknown])[]): unknown {
  const copy = structuredClone(document);
  for (const [seed, junk] of damages) damage(copy, seed, junk);
  return copy;
}

/** Replaces or adds a part of a document, chosen by a number. */
function damage(document: unknown, seed: number, junk: unknown): void {
  if (typeof document !== 'object' || document === null) return;
  const keys = [...Object.keys(document), 'extra', '__proto__'];
  const key = keys[seed % keys.length] as string;
  const child = Object.hasOwn(document, key) ? (document as Record<string, unknown>)[key] : undefined;
  if (typeof child === 'object' && child !== null && seed % 3 !== 0) damage(child, Math.floor(seed / 3), junk);
  else if (!Array.isArray(document) || key !== 'extra')
    Object.defineProperty(document, Array.isArray(document) ? 0 : key, {
      value: junk,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

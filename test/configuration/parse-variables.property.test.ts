import fc from 'fast-check';
import { AZURE_REGIONS } from '../../src/configuration/azure-regions';
import type { Configuration } from '../../src/configuration/configuration';
import { refusal } from '../../src/configuration/naming-rule';
import * as rules from '../../src/configuration/naming-rules';
import { parseVariables } from '../../src/configuration/parse-variables';
import { ConfigurationError, type Problem } from '../../src/configuration/problem';
import { type Answers, suggestVariables } from '../../src/configuration/suggestions';
import { toVariables } from '../../src/configuration/to-variables';
import { applyFix } from './apply-fix';

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

/** A whole file, some of its parts replaced by anything at all. */
const documents = fc
  .tuple(answers, fc.array(fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 3 })), { maxLength: 4 }))
  .map(([given, damages]) => {
    const document = structuredClone(suggestVariables(given)) as unknown;
    for (const [seed, junk] of damages) damage(document, seed, junk);
    return document;
  });

describe('any answers at all', () => {
  it('become a configuration whose every name Azure accepts, or problems that each name what would do', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const mended = mendUntilAccepted(document);
        expect(namesOf(mended).filter(([rule, name]) => refusal(rule, name) !== undefined)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('leave nothing undone after one fix for each problem that is told first', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const problem of problemsOf(document)) {
          const after = problemsOf(applyFix(document, problem));
          expect(after.map(identify)).not.toContain(identify(problem));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('come back out of a configuration as they went in', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const configuration = mendUntilAccepted(document);
        expect(parseVariables(toVariables(configuration), 'again')).toEqual(configuration);
      }),
      { numRuns: 40 },
    );
  });

  it('keep networks apart, in every region of every environment', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { environments } = mendUntilAccepted(document);
        const spaces = environments.flatMap(({ regions }) => regions.map(({ stamp }) => stamp.addressSpace));
        expect(new Set(spaces).size).toBe(spaces.length);
      }),
      { numRuns: 40 },
    );
  });
});

function mendUntilAccepted(document: unknown): Configuration {
  let current = document;
  for (let round = 0; round < 500; round += 1) {
    const [problem] = problemsOf(current);
    if (!problem) return parseVariables(current, 'test');
    current = applyFix(current, problem);
  }
  throw new Error(`no end of fixes: ${JSON.stringify(problemsOf(current))} in ${JSON.stringify(current)}`);
}

function problemsOf(document: unknown): readonly Problem[] {
  try {
    parseVariables(document, 'test');
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

function identify(problem: Problem): string {
  return JSON.stringify([problem.path, problem.rule, problem.cause]);
}

function namesOf({ workload, environments }: Configuration) {
  return [
    [rules.WORKLOAD, workload] as const,
    ...environments.flatMap((environment) => [
      [rules.ENVIRONMENT, environment.name] as const,
      [rules.RESOURCE_GROUP, environment.resourceGroup] as const,
      [rules.REGISTRY, environment.containerRegistryName] as const,
      [rules.FRONT_DOOR, environment.frontDoorName] as const,
      ...environment.regions.flatMap(({ name, aksClusterName, stamp }) => [
        [rules.REGION_NAME, name] as const,
        [rules.CLUSTER, aksClusterName] as const,
        [rules.RESOURCE_GROUP, stamp.resourceGroup] as const,
        [rules.NODE_RESOURCE_GROUP, stamp.nodeResourceGroup] as const,
        [rules.DNS_LABEL, stamp.gatewayAddress.dnsLabel] as const,
      ]),
    ]),
  ];
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

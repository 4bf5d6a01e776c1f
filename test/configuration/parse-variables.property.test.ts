import fc from 'fast-check';
import type { Configuration } from '../../src/configuration/configuration';
import { refusal } from '../../src/configuration/naming-rule';
import * as rules from '../../src/configuration/naming-rules';
import { parseVariables } from '../../src/configuration/parse-variables';
import type { Problem } from '../../src/configuration/problem';
import { toVariables } from '../../src/configuration/to-variables';
import { anyDocument } from './any-document';
import { applyFix } from './apply-fix';
import { problemsOf } from './problems-of';

describe('any answers at all', () => {
  it('become a configuration whose every name Azure accepts, or problems that each name what would do', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const mended = mendUntilAccepted(document);
        expect(namesOf(mended).filter(([rule, name]) => refusal(rule, name) !== undefined)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('leave nothing undone after one fix for each problem that is told first', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
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
      fc.property(anyDocument, (document) => {
        const configuration = mendUntilAccepted(document);
        expect(parseVariables(toVariables(configuration), 'again')).toEqual(configuration);
      }),
      { numRuns: 40 },
    );
  });

  it('keep networks apart, in every region of every environment', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
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

function identify(problem: Problem): string {
  return JSON.stringify([problem.path, problem.rule]);
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

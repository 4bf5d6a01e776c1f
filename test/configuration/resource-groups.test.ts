import { applyFix } from './apply-fix';
import { problemOf, problemsOf } from './problems-of';
import { sample, valid } from './sample';

/** Two environments with the resource groups and names of regions that a test wants. */
function two(prod: [group: string, region: string], staging: [group: string, region: string]): unknown {
  const { environments, ...rest } = valid({ environments: ['prod', 'staging'], regions: [{ location: 'eastus2' }] });
  const change = (name: string, [resourceGroup, region]: [string, string]) => {
    const variables = environments[name];
    return { ...variables, resourceGroup, regions: variables?.regions.map((one) => ({ ...one, name: region })) };
  };
  return { ...rest, environments: { prod: change('prod', prod), staging: change('staging', staging) } };
}

describe('resource groups that are derived', () => {
  it('fit exactly: 80 characters with region and "-nodes"', () => {
    expect(problemsOf(sample({ resourceGroup: 'r'.repeat(80 - '-green-nodes'.length) }))).toEqual([]);
  });

  it('are refused one character later, with a name that fits', () => {
    const document = sample({ resourceGroup: 'r'.repeat(81 - '-green-nodes'.length) });
    const problem = problemOf(document);
    expect(problem.path).toEqual(['environments', 'prod', 'resourceGroup']);
    expect(problem.rule).toContain('at most 80 characters');
    expect(problem.cause).toContain('-green-nodes", which AKS fills with nodes, has 81 characters');
    expect(problemsOf(applyFix(document, problem))).toEqual([]);
  });

  it.each<[string, [string, string], [string, string], string]>([
    ['the group of a region', ['rg', 'blue'], ['rg-blue', 'green'], 'rg-blue'],
    ['the group of a region, the other way round', ['rg-blue', 'green'], ['rg', 'blue'], 'rg-blue'],
    ['the group of nodes', ['rg', 'blue'], ['rg-blue-nodes', 'green'], 'rg-blue-nodes'],
    ['two groups of regions', ['rg-a', 'bb-cc'], ['rg-a-bb', 'cc'], 'rg-a-bb-cc'],
    ['a group in other letters', ['RG', 'blue'], ['rg-Blue', 'green'], 'rg-Blue'],
  ])('belong to one environment: %s', (_, prod, staging, group) => {
    const document = two(prod, staging);
    const problem = problemOf(document);
    expect(problem.path).toEqual(['environments', 'staging', 'resourceGroup']);
    expect(problem.cause).toBe(`the group "${group}" would belong to two environments`);
    expect(problemsOf(applyFix(document, problem))).toEqual([]);
  });

  it('belong to one region: none is called so that its group is where AKS puts another’s nodes', () => {
    const { regions } = valid().environments.prod ?? { regions: [] };
    const document = sample({
      regions: regions.map((one, index) => ({ ...one, name: ['blue', 'blue-nodes'][index] })),
    });
    const problem = problemOf(document);
    expect(problem.path).toEqual(['environments', 'prod', 'regions', 1, 'name']);
    expect(problemsOf(applyFix(document, problem))).toEqual([]);
  });

  it('the same group twice is one problem, not two', () => {
    expect(problemOf(two(['rg', 'blue'], ['RG', 'blue'])).rule).toBe('unique within the file');
  });
});

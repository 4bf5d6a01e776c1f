import { applyFix } from './apply-fix';
import { placesOf, problemOf, problemsOf } from './problems-of';
import { sample, valid } from './sample';

const [blue, green] = valid().environments.prod?.regions ?? [];

/** Two environments, the second with a part of the first. */
function shared(part: Record<string, unknown>): unknown {
  const { environments, ...rest } = valid({ environments: ['prod', 'staging'] });
  return { ...rest, environments: { ...environments, staging: { ...environments.staging, ...part } } };
}

describe('within an environment no two regions share', () => {
  it.each([
    ['a name', { name: 'blue' }, 'name', 'unique within the environment'],
    ['a location', { location: 'eastus2' }, 'location', 'unique within the environment'],
    ['the name of a cluster', { aksClusterName: blue?.aksClusterName }, 'aksClusterName', 'unique within the file'],
    [
      'the name of a cluster in capitals',
      { aksClusterName: blue?.aksClusterName.toUpperCase() },
      'aksClusterName',
      'file',
    ],
  ])('%s', (_, part, key, rule) => {
    const document = sample({ regions: [blue, { ...green, ...part }] });
    const problem = problemOf(document);
    expect(problem.path).toEqual(['environments', 'prod', 'regions', 1, key]);
    expect(problem.rule).toContain(rule);
    expect(problem.cause).toContain(`stands at environments.prod.regions[0].${key} already`);
    expect(problemsOf(applyFix(document, problem))).toEqual([]);
  });

  it('the same address to alert', () => {
    const document = sample({ alertEmails: ['a@example.com', 'A@Example.com'] });
    expect(placesOf(document)).toEqual(['environments.prod.alertEmails[1]']);
    expect(problemsOf(applyFix(document, problemOf(document)))).toEqual([]);
  });
});

describe('no two environments share', () => {
  const { prod } = valid().environments;

  it.each([
    ['a resource group', { resourceGroup: prod?.resourceGroup }, 'resourceGroup'],
    ['a resource group in capitals', { resourceGroup: prod?.resourceGroup.toUpperCase() }, 'resourceGroup'],
    ['a registry', { containerRegistryName: prod?.containerRegistryName }, 'containerRegistryName'],
    ['a Front Door', { frontDoorName: 'AFD-orders-prod' }, 'frontDoorName'],
  ])('%s', (_, part, key) => {
    const document = shared(part);
    const problem = problemOf(document);
    expect(problem.path).toEqual(['environments', 'staging', key]);
    expect(problem.rule).toBe('unique within the file');
    expect(problemsOf(applyFix(document, problem))).toEqual([]);
  });

  it('the name of a cluster', () => {
    expect(placesOf(shared({ regions: [blue] }))).toEqual(['environments.staging.regions[0].aksClusterName']);
  });

  it('and yet they may share names of regions, locations and addresses to alert', () => {
    expect(problemsOf(valid({ environments: ['prod', 'staging'], alertEmails: ['a@example.com'] }))).toEqual([]);
  });
});

describe('what is written in other letters is mended all the same', () => {
  it.each([
    ['a location', { location: 'EASTUS2' }, { location: 'eastus2' }],
    ['a name of a region', { name: 'BLUE' }, { name: 'blue' }],
  ])('%s', (_, first, second) => {
    const document = sample({
      regions: [
        { ...blue, ...first },
        { ...green, ...second },
      ],
    });
    const repeated = problemsOf(document).find(({ path }) => path[3] === 1);
    if (!repeated) throw new Error('no problem at the second region');
    expect(problemsOf(applyFix(document, repeated)).map(({ path }) => path[3])).toEqual([0]);
  });
});

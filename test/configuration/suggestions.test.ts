import fc from 'fast-check';
import { type NamingRule, refusal } from '../../src/configuration/naming-rule';
import * as rules from '../../src/configuration/naming-rules';
import { USABLE_REGIONS } from '../../src/configuration/region-catalogue';
import { type Answers, suggestVariables } from '../../src/configuration/suggestions';
import { problemsOf } from './problems-of';

const registryOf = (answers: Answers) => suggestVariables(answers).environments.prod?.containerRegistryName;

describe('with no answers at all', () => {
  const { workload, environments } = suggestVariables({});

  it('the sample is suggested: orders, in a pair of regions', () => {
    expect(workload).toBe('orders');
    expect(Object.keys(environments)).toEqual(['prod']);
    expect(environments.prod?.regions).toEqual([
      { name: 'blue', location: 'eastus2', aksClusterName: 'aks-orders-prod-blue', zones: ['1', '2', '3'] },
      { name: 'green', location: 'centralus', aksClusterName: 'aks-orders-prod-green', zones: ['1', '2', '3'] },
    ]);
  });

  it('the names say what they are names of', () => {
    expect(environments.prod).toMatchObject({
      resourceGroup: 'rg-orders-prod',
      containerRegistryName: expect.stringMatching(/^acrordersprod[0-9a-f]{4}$/),
      frontDoorName: 'afd-orders-prod',
      routing: 'weighted',
      alertEmails: ['oncall@example.com'],
      nodeSize: { system: 'Standard_D4pds_v5', user: 'Standard_D4plds_v5' },
    });
  });
});

describe('the registry, whose name must be free in all of Azure,', () => {
  it('is called the same whenever the answers are the same', () => {
    expect(registryOf({ alertEmails: ['a@example.com'] })).toBe(registryOf({ alertEmails: ['a@example.com'] }));
  });

  it.each<[string, Answers]>([
    ['another address to alert', { alertEmails: ['b@example.com'] }],
    ['another resource group', { resourceGroups: { prod: 'rg-mine' } }],
    ['other regions', { regions: [{ location: 'westeurope' }] }],
  ])('is called otherwise with %s', (_, answers) => expect(registryOf(answers)).not.toBe(registryOf({})));

  it('is not called by a word that two good names make together', () => {
    const { environments } = suggestVariables({ workload: 'micro', environments: ['soft'] });
    expect(refusal(rules.REGISTRY, environments.soft?.containerRegistryName ?? '')).toBeUndefined();
  });

  it('differs between environments whose names differ by a hyphen alone', () => {
    const { environments } = suggestVariables({ environments: ['a-b', 'ab'] });
    expect(environments['a-b']?.containerRegistryName).not.toBe(environments.ab?.containerRegistryName);
  });
});

it('whatever is answered is taken as it stands', () => {
  const { environments } = suggestVariables({
    environments: ['prod', 'staging'],
    routing: 'sideways',
    resourceGroups: { prod: 'rg!' },
    registries: { staging: 'ACR' },
    frontDoors: { prod: 'afd' },
    nodeSize: { user: 'Standard_D2plds_v5' },
    regions: [{ name: 'home', location: 'atlantis' }, { location: 'eastus' }],
  });
  expect(environments.prod).toMatchObject({ routing: 'sideways', resourceGroup: 'rg!', frontDoorName: 'afd' });
  expect(environments.staging).toMatchObject({ containerRegistryName: 'ACR', resourceGroup: 'rg-orders-staging' });
  expect(environments.prod?.nodeSize).toEqual({ system: 'Standard_D4pds_v5', user: 'Standard_D2plds_v5' });
  expect(environments.prod?.regions.map(({ name, location }) => `${name}=${location}`)).toEqual([
    'home=atlantis',
    'green=eastus',
  ]);
});

describe('what one environment answers for itself', () => {
  const environments = ['staging', 'prod'];
  const locations = (answers: Answers) =>
    Object.values(suggestVariables(answers).environments).map(({ regions }) => regions.map(({ location }) => location));

  it('counts there alone, before what is answered for all', () => {
    const own = { staging: { regions: [{ location: 'uksouth' }] } };
    expect(locations({ environments, own, regions: [{ location: 'westus3' }] })).toEqual([['uksouth'], ['westus3']]);
  });

  it('is suggested to the others, where nothing is answered for all', () => {
    const own = { prod: { regions: [{ location: 'uksouth' }], routing: 'latency', nodeSize: { user: 'a' } } };
    const { staging, prod } = suggestVariables({ environments, own }).environments;
    expect(staging).toMatchObject({ routing: 'latency', nodeSize: prod?.nodeSize, alertEmails: prod?.alertEmails });
    expect(locations({ environments, own })).toEqual([['uksouth'], ['uksouth']]);
  });

  it('and its clusters have names of their own', () => {
    const clusters = { prod: { green: 'aks-mine' } };
    const names = Object.values(suggestVariables({ environments, clusters }).environments).flatMap(({ regions }) =>
      regions.map(({ aksClusterName }) => aksClusterName),
    );
    expect(names).toEqual(['aks-orders-staging-blue', 'aks-orders-staging-green', 'aks-orders-prod-blue', 'aks-mine']);
  });
});

it('a colour that somebody chose is not given to another region', () => {
  const names = (...given: (string | undefined)[]) =>
    suggestVariables({
      regions: given.map((name, index) => ({ ...(name ? { name } : {}), location: `l${index}` })),
    }).environments.prod?.regions.map(({ name }) => name);
  expect(names('green', undefined)).toEqual(['green', 'blue']);
  expect(names('amber', undefined, undefined, undefined)).toEqual(['amber', 'green', 'blue', 'violet']);
  expect(names(undefined, 'blue')).toEqual(['green', 'blue']);
});

it.each(['constructor', 'toString', '__proto__'])('an environment may be asked for as %s', (name) => {
  const { environments } = suggestVariables({ environments: [name], resourceGroups: {}, registries: {} });
  expect(Object.keys(environments)).toEqual([name]);
  expect(Object.getOwnPropertyDescriptor(environments, name)?.value.resourceGroup).toBe(`rg-orders-${name}`);
});

describe('good answers', () => {
  const accepted = (rule: NamingRule) =>
    fc.stringMatching(/^[a-z](-?[a-z0-9]){0,39}$/).filter((name) => refusal(rule, name) === undefined);

  it('are never made a bad file: names are cut and told apart', () => {
    const locations = fc.subarray([...USABLE_REGIONS], { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(accepted(rules.WORKLOAD), accepted(rules.ENVIRONMENT), locations, (workload, environment, chosen) => {
        const regions = chosen.map(({ name }) => ({ location: name }));
        expect(problemsOf(suggestVariables({ workload, environments: [environment], regions }))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('are never made a bad file by their greatest lengths', () => {
    const longest = { workload: 'w'.repeat(40), environments: ['e'.repeat(20)] };
    const regions = USABLE_REGIONS.map(({ name }, index) => ({ name: `${index}`.padStart(20, 'r'), location: name }));
    expect(problemsOf(suggestVariables({ ...longest, regions }))).toEqual([]);
  });
});

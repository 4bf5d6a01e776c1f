import { fillAnswers, flagValues } from '../../src/cli/answers-from-options';
import { FLAG_NAMES } from '../../src/cli/flags';
import type { CreateOptions } from '../../src/cli/options';
import { parseVariables } from '../../src/configuration';
import { parse } from './parsed';

const NOTHING: CreateOptions = { git: true, install: true };

describe('answers that were not given', () => {
  it('are all suggested, and are a valid file', () => {
    const { variables, suggestions } = fillAnswers(undefined, NOTHING, undefined);
    expect(suggestions.map(({ name }) => name)).toEqual(FLAG_NAMES);
    expect(parseVariables(variables, 'test').environments[0]?.regions.map(({ location }) => location)).toEqual([
      'eastus2',
      'centralus',
    ]);
  });

  it('are suggested only where nothing is given', async () => {
    const { options } = await parse('--name', 'shop', '--routing', 'latency', '--alert-email', 'a@contoso.com');
    const { suggestions } = fillAnswers(undefined, options, 'me@contoso.com');
    expect(suggestions.map(({ flag }) => flag)).toEqual([
      '--environments',
      '--regions',
      '--resource-group',
      '--registry',
      '--front-door',
      '--cluster',
      '--node-size',
    ]);
  });

  it('are suggested with the very values that are taken', () => {
    const { variables, suggestions } = fillAnswers('shop', NOTHING, undefined);
    expect(Object.fromEntries(suggestions.map(({ name, value }) => [name, value]))).toEqual(flagValues(variables));
  });

  it('are told to whom git knows, where nobody else is named', async () => {
    const emails = (options: CreateOptions) =>
      fillAnswers(undefined, options, 'me@contoso.com').variables.environments.prod?.alertEmails;
    expect(emails(NOTHING)).toEqual(['me@contoso.com']);
    expect(emails((await parse('--alert-email', 'a@contoso.com,b@contoso.com')).options)).toEqual([
      'a@contoso.com',
      'b@contoso.com',
    ]);
  });
});

describe('the name of the workload', () => {
  it.each([
    ['orders', 'orders'],
    ['./My Shop', 'my-shop'],
    ['../apps/cart/', 'cart'],
    ['42', 'orders'],
    ['日本', 'orders'],
  ])('in the folder %j is suggested as %s', (directory, workload) => {
    expect(fillAnswers(directory, NOTHING, undefined).variables.workload).toBe(workload);
  });

  it('is that of the working directory where it is the target', () => {
    expect(fillAnswers('.', NOTHING, undefined)).toEqual(fillAnswers(process.cwd(), NOTHING, undefined));
  });

  it('is one problem where it is refused, not one for each name that follows from it', async () => {
    const { options } = await parse('--name', 'my shop');
    const { variables } = fillAnswers(undefined, options, undefined);
    expect(variables.workload).toBe('my shop');
    expect(() => parseVariables(variables, 'test')).toThrow('test: one problem');
  });
});

describe('the values of the flags', () => {
  it('name each environment where there are several', async () => {
    const { options } = await parse(
      '--name',
      'shop',
      '--environments',
      'prod,staging',
      '--registry',
      'staging=acrshop1',
    );
    expect(flagValues(fillAnswers(undefined, options, undefined).variables)).toMatchObject({
      environments: 'prod,staging',
      regions: 'blue=eastus2,green=centralus',
      resourceGroup: 'prod=rg-shop-prod,staging=rg-shop-staging',
      registry: expect.stringMatching(/^prod=acrshopprod[0-9a-f]{4},staging=acrshop1$/),
      frontDoor: 'prod=afd-shop-prod,staging=afd-shop-staging',
    });
  });

  it('name regions and clusters of each environment where they differ', async () => {
    const regions = ['--regions', 'prod/eastus2,staging/home=westus3', '--cluster', 'staging/home=aks-mine'];
    const { options } = await parse('--name', 'shop', '--environments', 'prod,staging', ...regions);
    expect(flagValues(fillAnswers(undefined, options, undefined).variables)).toMatchObject({
      regions: 'prod/blue=eastus2,staging/home=westus3',
      cluster: 'prod/blue=aks-shop-prod-blue,staging/home=aks-mine',
    });
  });

  it('name every region and both sizes', async () => {
    const { options } = await parse('--regions', 'west=westeurope,northeurope', '--node-size', 'Standard_D8plds_v5');
    expect(flagValues(fillAnswers(undefined, options, undefined).variables)).toMatchObject({
      regions: 'west=westeurope,green=northeurope',
      nodeSize: 'system=Standard_D4pds_v5,user=Standard_D8plds_v5',
    });
  });
});

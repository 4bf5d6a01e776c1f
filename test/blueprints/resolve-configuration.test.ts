import { resolveConfiguration } from '../../src/blueprints/resolve-configuration';
import { parseVariables, suggestVariables } from '../../src/configuration';
import { Repository } from './repository';

const VARIABLES = 'devops/config/variables.json';

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
});
afterEach(() => repository.remove());

const resolve = (options = {}) => resolveConfiguration(options, repository.folder);

describe('where there is no repository yet', () => {
  it('the workload is called as the folder', () => expect(resolve().workload).toBe('orders'));

  it('a folder that can’t be a name gives the nearest that can', () => {
    const odd = new Repository('My Service');
    expect(resolveConfiguration({}, odd.folder).workload).toBe('my-service');
    odd.remove();
  });

  it('a name that is given is taken as it is, and refused where it can’t be one', () => {
    expect(resolve({ name: 'billing' }).workload).toBe('billing');
    expect(() => resolve({ name: 'My Service' })).toThrow(
      expect.objectContaining({ code: 'E101', message: expect.stringContaining('the options of AksHaProject') }),
    );
  });

  it('a configuration that is parsed already is taken as it is', () => {
    const configuration = parseVariables(suggestVariables({ workload: 'billing' }), 'test');
    expect(resolve({ configuration })).toBe(configuration);
  });

  it.each([
    ['with commas', ['eastus2,centralus'], ['prod,staging']],
    ['repeated', ['eastus2', 'centralus'], ['prod', 'staging']],
    ['as people write them', ['East US 2, Central US'], ['prod', 'staging']],
  ])('lists may be given %s', (_, regions, environments) => {
    const configuration = resolve({ regions, environments });
    expect(configuration.environments.map(({ name }) => name)).toEqual(['prod', 'staging']);
    for (const environment of configuration.environments) {
      expect(environment.regions.map(({ location }) => location)).toEqual(['eastus2', 'centralus']);
    }
  });

  it('every answer is taken', () => {
    const [prod] = resolve({
      resourceGroup: 'rg-a',
      registry: 'prod=acraaaa',
      frontDoor: 'afd-a',
      routing: 'latency',
      alertEmail: 'a@example.com,b@example.com',
      nodeSize: ['system=Standard_D8pds_v5', 'user=Standard_D8plds_v5'],
    }).environments;
    expect(prod).toMatchObject({
      resourceGroup: 'rg-a',
      containerRegistryName: 'acraaaa',
      frontDoorName: 'afd-a',
      routing: 'latency',
      alertEmails: ['a@example.com', 'b@example.com'],
      nodeSize: { system: 'Standard_D8pds_v5', user: 'Standard_D8plds_v5' },
    });
  });
});

describe('where there is one', () => {
  beforeEach(() => repository.synth({ regions: ['home=eastus2', 'centralus'], environments: ['prod', 'staging'] }));

  it('variables.json says everything', () => {
    repository.edit(VARIABLES, '"orders"', '"billing"');
    expect(resolve().workload).toBe('billing');
  });

  it.each([
    [{ name: 'orders' }],
    [{ environments: ['prod,staging'] }],
    [{ regions: ['eastus2', 'Central US'] }],
    [{ regions: ['home=eastus2', 'centralus'] }],
    [{ routing: 'weighted', alertEmail: 'oncall@example.com' }],
    [{ resourceGroup: ['prod=rg-orders-prod'] }],
    [{ nodeSize: 'Standard_D4plds_v5' }],
  ])('an option that says the same is fine: %j', (options) => expect(resolve(options).workload).toBe('orders'));

  it.each([
    [{ name: 'billing' }, 'name is "billing" in the option and "orders" in the file'],
    [{ environments: ['prod'] }, 'environments is ["prod"] in the option and ["prod","staging"] in the file'],
    [{ environments: ['toString'] }, 'environments is ["toString"] in the option'],
    [{ regions: ['eastus2'] }, 'regions is ["eastus2"] in the option and ["eastus2","centralus"] in the file'],
    [{ regions: ['centralus', 'eastus2'] }, 'regions is ["centralus","eastus2"] in the option'],
    [{ regions: ['away=eastus2', 'centralus'] }, 'regions is ["away=eastus2","centralus"] in the option'],
    [{ routing: 'latency' }, 'routing is "latency" in the option and "weighted" in the file'],
    [{ alertEmail: ['a@example.com'] }, 'alertEmail is ["a@example.com"] in the option'],
    [{ resourceGroup: ['staging=rg-a'] }, 'resourceGroup is "rg-a" in the option and "rg-orders-staging" in the file'],
    [{ registry: 'prod=acraaaa' }, 'registry is "acraaaa" in the option'],
    [{ frontDoor: 'prod=afd-a' }, 'frontDoor is "afd-a" in the option and "afd-orders-prod" in the file'],
    [{ nodeSize: 'Standard_D8plds_v5' }, 'nodeSize.user is "Standard_D8plds_v5" in the option'],
    [{ nodeSize: 'system=Standard_D8pds_v5' }, 'nodeSize.system is "Standard_D8pds_v5" in the option'],
  ])('an option that says something else is refused: %j', (options, contradiction) => {
    expect(() => resolve(options)).toThrow(
      expect.objectContaining({
        code: 'E106',
        source: 'user',
        message: expect.stringContaining(contradiction),
        hint: expect.stringContaining('Take them out of .projenrc.ts'),
      }),
    );
  });

  it('variables.json is never made anew: without it nothing is known', () => {
    repository.delete(VARIABLES);
    expect(() => repository.synth()).toThrow(
      expect.objectContaining({
        code: 'E105',
        source: 'user',
        hint: `Bring it back: git checkout HEAD -- ${VARIABLES}`,
      }),
    );
    expect(() => repository.synth({ name: 'orders' })).toThrow(expect.objectContaining({ code: 'E105' }));
    expect(repository.has(VARIABLES)).toBe(false);
  });

  it('a mistake in variables.json is told, and nothing is written', () => {
    repository.edit(VARIABLES, '"centralus"', '"westus"');
    const before = repository.contents();
    expect(() => repository.synth()).toThrow(
      expect.objectContaining({ code: 'E101', message: `${VARIABLES}: 2 problems` }),
    );
    expect(repository.contents()).toEqual(before);
  });
});

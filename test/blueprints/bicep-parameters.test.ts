import { bicepParameters } from '../../src/blueprints/bicep-parameters';
import { type Environment, parseVariables, suggestVariables } from '../../src/configuration';
import type { Answers } from '../../src/configuration/suggestions';

function environment(answers: Answers = {}): Environment {
  return parseVariables(suggestVariables(answers), 'test').environments[0] as Environment;
}

describe('the parameters of an environment', () => {
  const lines = bicepParameters(environment()).split('\n');

  it('belong to main.bicep and load variables.json as it is', () => {
    expect(lines[0]).toBe("using './main.bicep'");
    expect(lines).toContain("var variables = loadJsonContent('../config/variables.json')");
    expect(lines).toContain('param workload = variables.workload');
    expect(lines).toContain("param environmentName = 'prod'");
    expect(lines).toContain('param config = variables.environments.prod');
  });

  it('write out what follows from the answers, region by region', () => {
    const [blue] = environment().regions;
    expect(lines).toContain('  blue: {');
    expect(lines).toContain('  green: {');
    expect(lines).toContain("    resourceGroup: 'rg-orders-prod-blue'");
    expect(lines).toContain("    nodeResourceGroup: 'rg-orders-prod-blue-nodes'");
    expect(lines).toContain(`      dnsLabel: '${blue?.stamp.gatewayAddress.dnsLabel}'`);
    expect(lines).toContain("    addressSpace: '10.0.176.0/20'");
    expect(lines).toContain("      dayOfWeek: 'Friday'");
    expect(lines).toContain("      startTime: '08:00'");
    expect(lines).toContain('      durationHours: 4');
  });
});

it('names that are no identifiers are quoted, as the linter wants it', () => {
  const answers = { environments: ['eu-1'], regions: [{ name: 'north-a', location: 'northeurope' }] };
  const lines = bicepParameters(environment(answers)).split('\n');
  expect(lines).toContain("param config = variables.environments['eu-1']");
  expect(lines).toContain("  'north-a': {");
});

describe('where Front Door makes its private endpoints', () => {
  const parameters = (exposure: 'public' | 'privateLink') => {
    const variables = suggestVariables({ regions: [{ location: 'japanwest' }, { location: 'eastus2' }] });
    const prod = { ...variables.environments.prod, exposure };
    const parsed = parseVariables({ ...variables, environments: { prod } }, 'test');
    return bicepParameters(parsed.environments[0] as Environment);
  };

  it('is told with Private Link: near the region where it is not offered there', () => {
    expect(parameters('privateLink').match(/privateLinkLocation: .*/g)).toEqual([
      "privateLinkLocation: 'japaneast'",
      "privateLinkLocation: 'eastus2'",
    ]);
  });

  it('is nowhere otherwise', () => expect(parameters('public')).not.toContain('privateLinkLocation'));
});

it('settings are loaded with variables.json, and not written a second time', () => {
  const variables = suggestVariables({});
  const prod = { ...variables.environments.prod, home: 'westeurope', locks: true };
  const regions = prod.regions?.map((region) => ({ ...region, kubernetesVersion: '1.36' }));
  const document = {
    ...variables,
    environments: { prod: { ...prod, regions: [regions?.[0], { ...regions?.[1], drained: true }] } },
  };
  const [given] = parseVariables(document, 'test').environments;
  // But for the place to watch from, which follows from the home.
  const written = bicepParameters(given as Environment).replace(
    /^param watchedFrom = .*$/m,
    "param watchedFrom = 'centralus'",
  );
  expect(written).toBe(bicepParameters(environment()));
});

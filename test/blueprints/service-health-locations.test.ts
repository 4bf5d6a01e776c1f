import { serviceHealthLocations } from '../../src/blueprints/service-health-locations';
import { type Environment, parseVariables, suggestVariables } from '../../src/configuration';

function environment(name: string, locations: readonly string[], ...alertEmails: string[]): Environment {
  const regions = locations.map((location) => ({ location }));
  const answers = { environments: [name], regions, alertEmails };
  return parseVariables(suggestVariables(answers), 'test').environments[0] as Environment;
}

const staging = environment('staging', ['eastus2', 'centralus'], 'a@example.com', 'b@example.com');

it('the first environment tells of everything', () => {
  expect(serviceHealthLocations(staging, [])).toBeUndefined();
});

it('so does one that tells somebody who is told by no other', () => {
  const prod = environment('prod', ['eastus2'], 'a@example.com', 'c@example.com');
  expect(serviceHealthLocations(prod, [staging])).toBeUndefined();
});

it('one that tells the same people tells only of its own locations', () => {
  const prod = environment('prod', ['eastus2', 'westeurope'], 'A@example.com');
  expect(serviceHealthLocations(prod, [staging])).toEqual(['West Europe']);
});

it('one that has no location of its own tells of none', () => {
  expect(serviceHealthLocations(environment('prod', ['centralus'], 'b@example.com'), [staging])).toEqual([]);
});

it('locations of an environment that tells only some of its people count as its own', () => {
  const test = environment('test', ['westeurope'], 'c@example.com');
  const prod = environment('prod', ['eastus2', 'westeurope'], 'a@example.com', 'c@example.com');
  expect(serviceHealthLocations(prod, [staging, test])).toEqual(['East US 2', 'West Europe']);
});

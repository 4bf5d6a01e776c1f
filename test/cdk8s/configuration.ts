import { parseVariables, suggestVariables } from '../../src/configuration';
import type { Configuration, Environment } from '../../src/configuration/configuration';
import { USABLE_REGIONS } from '../../src/configuration/region-catalogue';
import type { GivenSettings } from '../../src/configuration/settings/settings';

/** The regions of these tests, one after the other. */
const LOCATIONS = [...new Set(['eastus2', 'centralus', ...USABLE_REGIONS.map(({ name }) => name)])];

/** A configuration of `orders` with one environment, `prod`, and this many regions, `region0`, `region1` … */
export function configuration(regions: number, changes: Partial<Configuration> = {}): Configuration {
  const service = { directory: 'service', isOwn: false };
  return { workload: 'orders', service, environments: [environment('prod', regions)], ...changes };
}

export function environment(name: string, regions: number, settings: GivenSettings = {}): Environment {
  const { environments, ...rest } = suggestVariables({
    workload: 'orders',
    environments: [name],
    regions: Array.from({ length: regions }, (_, index) => ({
      name: `region${index}`,
      location: LOCATIONS[index] as string,
    })),
    registries: { [name]: `acrorders${name}4f2a` },
  });
  const variables = { ...rest, environments: { [name]: { ...environments[name], ...settings } } };
  return parseVariables(variables, 'test').environments[0] as Environment;
}

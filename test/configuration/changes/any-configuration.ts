import fc from 'fast-check';
import type { Configuration } from '../../../src/configuration';
import { environmentSpaces } from '../../../src/configuration/address-space';
import { parseVariables } from '../../../src/configuration/parse-variables';
import { type Answers, type RegionAnswer, suggestVariables } from '../../../src/configuration/suggestions';
import type { EnvironmentVariables } from '../../../src/configuration/variables-schema';
import { problemsOf } from '../problems-of';

const setting = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Few values of each kind, so that two configurations have much in common. */
const regions = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('blue', 'green', 'red', 'home'),
    location: fc.constantFrom('eastus2', 'centralus', 'westeurope', 'northeurope'),
    kubernetesVersion: setting('1.34', '1.35', '1.37'),
    drained: setting(true, false),
  }),
  {
    minLength: 1,
    maxLength: 4,
    comparator: (one, other) => one.name === other.name || one.location === other.location,
  },
);
const number = fc.constantFrom('', '1', '2');

const environment = fc.record({
  name: fc.constantFrom('prod', 'staging', 'qa'),
  regions,
  names: fc.record({ group: number, registry: number, frontDoor: number, cluster: number }),
  routing: fc.constantFrom('weighted', 'priority', 'latency'),
  alertEmails: fc.uniqueArray(fc.constantFrom('a@contoso.com', 'b@contoso.com'), { minLength: 1 }),
  nodeSize: fc.record({
    system: fc.constantFrom('Standard_D4pds_v5', 'Standard_D8pds_v5'),
    user: fc.constantFrom('Standard_D4plds_v5', 'Standard_D2plds_v5'),
  }),
  addressSpace: fc.option(fc.constantFrom(...environmentSpaces().slice(20, 23)), { nil: undefined }),
});

/** Any that the parser accepts. */
export const anyConfiguration: fc.Arbitrary<Configuration> = fc
  .record({
    workload: fc.constantFrom('orders', 'shop'),
    serviceDirectory: fc.constantFrom(undefined, 'service', 'app'),
    environments: fc.uniqueArray(environment, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
  })
  .map(({ workload, serviceDirectory, environments }) => ({
    ...suggestVariables({ workload, serviceDirectory }),
    environments: Object.fromEntries(
      environments.map(({ name, names, addressSpace, ...answers }) => [
        name,
        { ...environmentOf(name, answers, names), ...(addressSpace ? { addressSpace } : {}) },
      ]),
    ),
  }))
  .filter((variables) => problemsOf(variables).length === 0)
  .map((variables) => parseVariables(variables, 'test'));

type RegionSettings = Partial<Pick<EnvironmentVariables['regions'][number], 'kubernetesVersion' | 'drained'>>;

/** What is left out is not there. */
function given({ kubernetesVersion, drained }: RegionSettings = {}): RegionSettings {
  return {
    ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
    ...(drained === undefined ? {} : { drained }),
  };
}

type Names = Readonly<Record<'group' | 'registry' | 'frontDoor' | 'cluster', string>>;

function environmentOf(
  name: string,
  answers: Answers & { readonly regions: readonly (RegionAnswer & RegionSettings)[] },
  names: Names,
): EnvironmentVariables {
  const { environments } = suggestVariables({
    workload: 'orders',
    environments: [name],
    ...answers,
    resourceGroups: { [name]: `rg-${name}${names.group}` },
    registries: { [name]: `acr${name}${names.registry}` },
    frontDoors: { [name]: `afd-${name}${names.frontDoor}` },
  });
  const made = environments[name] as EnvironmentVariables;
  return {
    ...made,
    regions: made.regions.map((region, index) => ({
      ...region,
      aksClusterName: `${region.aksClusterName}${names.cluster}`,
      ...given(answers.regions[index]),
    })),
  };
}

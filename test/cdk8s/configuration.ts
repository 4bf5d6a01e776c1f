import type { Configuration, Environment, Region } from '../../src/configuration/configuration';

const LOCATIONS = ['eastus2', 'centralus', 'westeurope', 'northeurope', 'uksouth'];

/** A configuration of `orders` with one environment, `prod`, and this many regions, `region0`, `region1` … */
export function configuration(regions: number, changes: Partial<Configuration> = {}): Configuration {
  return { workload: 'orders', environments: [environment('prod', regions)], ...changes };
}

export function environment(name: string, regions: number): Environment {
  const resourceGroup = `rg-orders-${name}`;
  return {
    name,
    resourceGroup,
    containerRegistryName: `acrorders${name}4f2a`,
    frontDoorName: `afd-orders-${name}`,
    routing: 'weighted',
    alertEmails: ['oncall@example.com'],
    nodeSize: { system: 'Standard_D4pds_v5', user: 'Standard_D4plds_v5' },
    addressSpace: '10.0.0.0/14',
    regions: Array.from({ length: regions }, (_, index) => region(`region${index}`, index, resourceGroup)),
  };
}

export function region(name: string, index: number, resourceGroup: string): Region {
  const location = LOCATIONS[index % LOCATIONS.length] as string;
  return {
    name,
    location,
    aksClusterName: `aks-orders-${name}`,
    zones: ['1', '2', '3'],
    stamp: {
      resourceGroup: `${resourceGroup}-${name}`,
      nodeResourceGroup: `${resourceGroup}-${name}-nodes`,
      gatewayAddress: {
        name: `pip-orders-${name}`,
        dnsLabel: `orders-${name}-4f2a`,
        hostName: `orders-${name}-4f2a.${location}.cloudapp.azure.com`,
      },
      addressSpace: `10.0.${16 * index}.0/20`,
      upgradeWindow: { dayOfWeek: 'Monday', startTime: '02:00', durationHours: 4 },
    },
  };
}

import type { Expansion } from './fixtures';

const addresses = (prefix: string): [number, number] => {
  const [address = '', bits = ''] = prefix.split('/');
  const first = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return [first, first + 2 ** (32 - Number(bits)) - 1];
};

const overlap = (a: string, b: string): boolean => {
  const [[a1, a2], [b1, b2]] = [addresses(a), addresses(b)];
  return a1 <= b2 && b1 <= a2;
};

interface SecurityRule {
  readonly direction: 'Inbound' | 'Outbound';
  readonly access: 'Allow' | 'Deny';
  readonly priority: number;
  readonly sourceAddressPrefix: string;
  readonly destinationAddressPrefix: string;
  readonly destinationPortRange?: string;
  readonly destinationPortRanges?: readonly string[];
}

export function describeStamps(expansion: Expansion): void {
  const { environment } = expansion;

  it('has a resource group for what is global and one in each region', () => {
    const groups = expansion.all('Microsoft.Resources/resourceGroups');
    expect(groups.map(({ name, location }) => [name, location])).toEqual([
      [environment.resourceGroup, environment.home ?? environment.regions[0]?.location],
      ...environment.regions.map((region) => [expansion.stamp(region).resourceGroup, region.location]),
    ]);
  });

  it('gives the stamps networks that do not overlap with each other, the pods or the services', () => {
    const networks = expansion
      .all('Microsoft.Network/virtualNetworks')
      .map((r) => r.properties.addressSpace.addressPrefixes);
    expect(networks).toEqual(environment.regions.map((region) => [expansion.stamp(region).addressSpace]));
    const { podCidr, serviceCidr } =
      expansion.all('Microsoft.ContainerService/managedClusters')[0]?.properties.networkProfile ?? {};
    const prefixes: string[] = [...networks.flat(), podCidr, serviceCidr];
    const pairs = prefixes.flatMap((a, i) => prefixes.slice(i + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
    expect(overlap(podCidr, '10.0.0.0/8') || overlap(serviceCidr, '10.0.0.0/8')).toBe(false);
  });

  it('opens no upgrade window in two regions at once', () => {
    const windows = expansion.all('Microsoft.ContainerService/managedClusters/maintenanceConfigurations');
    const hours = environment.regions.map((region) => {
      const own = windows.filter((w) => w.id.includes(`/${region.aksClusterName}/`));
      expect(own.map((w) => w.name.split('/').pop())).toEqual([
        'default',
        'aksManagedAutoUpgradeSchedule',
        'aksManagedNodeOSUpgradeSchedule',
      ]);
      const { dayOfWeek, startTime, durationHours } = expansion.stamp(region).upgradeWindow;
      for (const { properties } of own) {
        expect(properties.maintenanceWindow).toEqual({
          schedule: { weekly: { dayOfWeek, intervalWeeks: 1 } },
          startTime,
          durationHours,
          utcOffset: '+00:00',
        });
      }
      return [...Array(durationHours).keys()].map((hour) => `${dayOfWeek} ${Number(startTime.slice(0, 2)) + hour}`);
    });
    expect(new Set(hours.flat()).size).toBe(hours.flat().length);
  });

  for (const region of environment.regions) {
    const stamp = expansion.stamp(region);
    const one = (type: string) => expansion.one(type, stamp.resourceGroup);

    it(`${region.name}: lets the internet in through Front Door alone`, () => {
      const nodes = one('Microsoft.Network/virtualNetworks/subnets').properties;
      const group = one('Microsoft.Network/networkSecurityGroups');
      expect(nodes.networkSecurityGroup.id).toBe(group.id);
      const rules: SecurityRule[] = group.properties.securityRules.map(
        (rule: { properties: SecurityRule }) => rule.properties,
      );
      const inbound = rules.filter(({ direction }) => direction === 'Inbound');
      expect(
        inbound.map((r) => [r.access, r.sourceAddressPrefix, r.destinationAddressPrefix, r.destinationPortRange]),
      ).toEqual([
        ['Allow', 'AzureFrontDoor.Backend', '*', '80'],
        ['Allow', 'AzureLoadBalancer', '*', '*'],
        ['Allow', nodes.addressPrefix, nodes.addressPrefix, '*'],
        ['Allow', nodes.addressPrefix, '192.168.0.0/16', '*'],
        ['Allow', '192.168.0.0/16', '192.168.0.0/16', '*'],
        ['Deny', '*', '*', '*'],
      ]);
      const priorities = inbound.map(({ priority }) => priority);
      expect(priorities).toEqual([...new Set(priorities)].sort((a, b) => a - b));
    });

    it(`${region.name}: lets no node sign in to another machine`, () => {
      const rules: { properties: SecurityRule }[] = one('Microsoft.Network/networkSecurityGroups').properties
        .securityRules;
      expect(rules.map(({ properties }) => properties).filter(({ direction }) => direction === 'Outbound')).toEqual([
        expect.objectContaining({
          access: 'Deny',
          protocol: 'Tcp',
          destinationAddressPrefix: 'VirtualNetwork',
          destinationPortRanges: ['22', '3389'],
        }),
      ]);
    });

    it(`${region.name}: reaches the world through all zones`, () => {
      const nodes = one('Microsoft.Network/virtualNetworks/subnets').properties;
      const egress = one('Microsoft.Network/natGateways');
      expect(nodes).toMatchObject({ defaultOutboundAccess: false, natGateway: { id: egress.id } });
      expect(overlap(nodes.addressPrefix, stamp.addressSpace)).toBe(true);
      const [egressAddress, gatewayAddress] = ['pip-egress', stamp.gatewayAddress.name].map((name) =>
        expansion.all('Microsoft.Network/publicIPAddresses', stamp.resourceGroup).find((r) => r.name === name),
      );
      expect(egress).toMatchObject({ sku: { name: 'StandardV2' }, zones: region.zones });
      expect(egress.properties.publicIpAddresses).toEqual([{ id: egressAddress?.id }]);
      expect(egressAddress).toMatchObject({ sku: { name: 'StandardV2' }, zones: region.zones });
      expect(gatewayAddress).toMatchObject({
        sku: { name: 'Standard' },
        zones: region.zones,
        properties: {
          publicIPAllocationMethod: 'Static',
          dnsSettings: { domainNameLabel: stamp.gatewayAddress.dnsLabel },
        },
      });
    });
  }
}

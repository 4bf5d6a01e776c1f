import {
  childrenOf,
  inGroup,
  ofType,
  placeOfResource,
  type Resource,
  type Resources,
} from '../infrastructure/resources';
import type { Finding } from '../report';
import type { RegionModel } from './scenario';

const GROUP = 'Microsoft.Network/networkSecurityGroups';
const EVERYBODY = ['*', 'internet', '0.0.0.0/0', '::/0', 'any'];

interface SecurityRule {
  readonly name: string;
  readonly properties: {
    readonly direction: string;
    readonly access: string;
    readonly sourceAddressPrefix?: string;
    readonly sourceAddressPrefixes?: readonly string[];
  };
}

/** Ways into a region's network for whoever asks: rules that admit everybody, and subnets that nothing guards. */
export function openNetwork(resources: Resources, { region }: RegionModel): Finding[] {
  const own = inGroup(resources, region.stamp.resourceGroup);
  const unguarded = ofType(own, 'Microsoft.Network/virtualNetworks/subnets')
    .filter(({ properties }) => !properties.networkSecurityGroup?.id)
    .map((subnet) => ({
      where: placeOfResource(subnet),
      field: 'properties.networkSecurityGroup',
      problem: 'nothing guards it but the load balancer',
      fix: 'the security group of the region, as modules/network.bicep gives it',
    }));
  return [...unguarded, ...ofType(own, GROUP).flatMap((group) => openRules(own, group))];
}

function openRules(resources: Resources, group: Resource): Finding[] {
  const beside = childrenOf(resources, `${GROUP}/securityRules`, group.name);
  const rules: SecurityRule[] = [
    ...(group.properties.securityRules ?? []),
    ...beside.map(({ name, properties }) => ({ name: name.split('/').at(-1) ?? '', properties })),
  ];
  return rules.filter(isOpen).map(({ name }) => ({
    where: placeOfResource(group),
    field: `securityRules ${name}: sourceAddressPrefix`,
    problem: 'it lets everybody in',
    fix: 'AzureFrontDoor.Backend',
  }));
}

function isOpen({ properties }: SecurityRule): boolean {
  const { direction, access, sourceAddressPrefix, sourceAddressPrefixes = [] } = properties;
  const sources = [...(sourceAddressPrefix === undefined ? [] : [sourceAddressPrefix]), ...sourceAddressPrefixes];
  return (
    direction === 'Inbound' && access === 'Allow' && sources.some((source) => EVERYBODY.includes(source.toLowerCase()))
  );
}

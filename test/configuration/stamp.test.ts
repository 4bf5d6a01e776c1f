import { defaultSpace } from '../../src/configuration/address-space';
import { refusal } from '../../src/configuration/naming-rule';
import { DNS_LABEL, NODE_RESOURCE_GROUP } from '../../src/configuration/naming-rules';
import { findRegion, type UsableRegion } from '../../src/configuration/region-catalogue';
import { deriveStamp, type StampNames } from '../../src/configuration/stamp';

const NAMES: StampNames = {
  workload: 'orders',
  environment: 'prod',
  resourceGroup: 'rg-orders-prod',
  containerRegistryName: 'acrordersprod4f2a',
  addressSpace: '10.0.0.0/14',
  region: 'blue',
};
const EASTUS2 = findRegion('eastus2') as UsableRegion;
const labelOf = (names: Partial<StampNames>) => deriveStamp({ ...NAMES, ...names }, EASTUS2).gatewayAddress.dnsLabel;

describe('a stamp', () => {
  const stamp = deriveStamp(NAMES, EASTUS2);

  it('has a resource group of its own, and one that AKS fills', () => {
    expect(stamp.resourceGroup).toBe('rg-orders-prod-blue');
    expect(stamp.nodeResourceGroup).toBe('rg-orders-prod-blue-nodes');
  });

  it('has a gateway address whose host name follows from label and location', () => {
    const { name, dnsLabel, hostName } = stamp.gatewayAddress;
    expect(name).toBe('pip-gateway');
    expect(dnsLabel).toMatch(/^orders-prod-blue-[0-9a-f]{4}$/);
    expect(hostName).toBe(`${dnsLabel}.eastus2.cloudapp.azure.com`);
  });

  it('keeps its metrics where it is, or in the location that stands for it', () => {
    expect(stamp.metricsLocation).toBe('eastus2');
    const warsaw = deriveStamp(NAMES, findRegion('polandcentral') as UsableRegion);
    expect(warsaw.metricsLocation).toBe('germanywestcentral');
  });

  it('is watched from another location', () => expect(stamp.watchedFrom).toBe('centralus'));

  it('has a network from the block of its environment', () => expect(stamp.addressSpace).toBe('10.0.176.0/20'));

  it('is upgraded in the window of its location, for the four hours that AKS demands', () => {
    expect(stamp.upgradeWindow).toEqual({ dayOfWeek: 'Friday', startTime: '08:00', durationHours: 4 });
  });
});

describe('the upgrade window', () => {
  const dayIn = (addressSpace: string) => deriveStamp({ ...NAMES, addressSpace }, EASTUS2).upgradeWindow.dayOfWeek;

  it('comes a day earlier in staging than in prod, so that a bad node image meets staging first', () => {
    expect(dayIn(defaultSpace('prod'))).toBe('Friday');
    expect(dayIn(defaultSpace('staging'))).toBe('Thursday');
  });

  it('goes round the week', () => {
    expect(dayIn('10.24.0.0/14')).toBe('Saturday');
    expect(dayIn('10.252.0.0/14')).toBe('Friday');
  });
});

describe('the DNS label', () => {
  it('is the same whenever the names are the same', () => expect(labelOf({})).toBe(labelOf({})));

  it('differs between two users of one workload name, by their registries', () => {
    expect(labelOf({ containerRegistryName: 'acrordersprod0000' })).not.toBe(labelOf({}));
  });

  it('differs where the words run together the same way', () => {
    expect(labelOf({ environment: 'prod-a', region: 'b' })).not.toBe(labelOf({ environment: 'prod', region: 'a-b' }));
  });

  it('fits when every name is as long as it may be', () => {
    const label = labelOf({ workload: 'w'.repeat(40), environment: 'e'.repeat(20), region: 'r'.repeat(20) });
    expect(label).toHaveLength(63);
    expect(refusal(DNS_LABEL, label)).toBeUndefined();
  });
});

it('the longest resource group that fits leaves room for the longest region', () => {
  const names = { ...NAMES, resourceGroup: 'r'.repeat(80 - '-'.length - 20 - '-nodes'.length), region: 'b'.repeat(20) };
  expect(refusal(NODE_RESOURCE_GROUP, deriveStamp(names, EASTUS2).nodeResourceGroup)).toBeUndefined();
});

import { type Sku, sizeFindings } from '../../../src/deployment/preflight/node-sizes';

const REGION = { name: 'blue', location: 'eastus2', zones: ['1', '2', '3'] };
const SIZE = 'Standard_D4pds_v5';
const sku = (change: Partial<Sku> = {}): Sku => ({
  name: SIZE,
  resourceType: 'virtualMachines',
  locationInfo: [{ location: 'eastus2', zones: ['3', '1', '2'] }],
  capabilities: [{ name: 'CpuArchitectureType', value: 'Arm64' }],
  ...change,
});
const said = (...skus: Sku[]) => sizeFindings(SIZE, REGION, skus).map(({ what }) => what);

it('a size that every zone offers is no finding', () => expect(said(sku())).toEqual([]));

it.each<[string, Sku[], string]>([
  ['that is not there', [], 'Standard_D4pds_v5 is not offered in blue (eastus2).'],
  [
    'that is only a disk of that name',
    [sku({ resourceType: 'disks' })],
    'Standard_D4pds_v5 is not offered in blue (eastus2).',
  ],
  [
    'that a zone lacks',
    [sku({ locationInfo: [{ location: 'eastus2', zones: ['1', '3'] }] })],
    'Standard_D4pds_v5 is not offered in zone 2 of blue (eastus2).',
  ],
  [
    'that the subscription may not use in a zone',
    [sku({ restrictions: [{ type: 'Zone', restrictionInfo: { zones: ['3'] } }] })],
    'Standard_D4pds_v5 is not offered in zone 3 of blue (eastus2).',
  ],
  [
    'that the subscription may not use at all',
    [sku({ restrictions: [{ type: 'Location', reasonCode: 'NotAvailableForSubscription' }] })],
    'The subscription may not use Standard_D4pds_v5 in blue (eastus2) (NotAvailableForSubscription).',
  ],
  [
    'of another processor',
    [sku({ capabilities: [{ name: 'CpuArchitectureType', value: 'x64' }] })],
    'Standard_D4pds_v5 is x64, and the image is built for Arm64.',
  ],
])('a size %s is an obstacle with a command', (_, skus, what) => {
  expect(said(...skus)).toEqual([what]);
  expect(sizeFindings(SIZE, REGION, skus)[0]).toMatchObject({
    severity: 'obstacle',
    fix: expect.stringContaining('az vm list-skus --location eastus2'),
  });
});

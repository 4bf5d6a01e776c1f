import fc from 'fast-check';
import { AZURE_REGIONS } from '../../src/configuration/azure-regions';

const GUIDS = ['0b1f6471-1bf0-4dda-aec3-cb9272f09590', '3F2504E0-4F89-41D3-9A0C-0305E82C3301'];
const VAULT = `/subscriptions/${GUIDS[0]}/resourceGroups/rg-certificates/providers/Microsoft.KeyVault/vaults/kv-orders`;

const junk = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.string({ unit: 'grapheme', maxLength: 40 }));

/** Mostly what is asked, sometimes anything. */
function seldomJunk(arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary }, { weight: 1, arbitrary: junk });
}

function seldomJunkIn(parts: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, seldomJunk(part)]));
  return seldomJunk(fc.record(model, { requiredKeys: [] }));
}

const count = fc.oneof(fc.integer({ min: -1, max: 80 }), fc.constantFrom(3, 6, 10, 2.5, 1e9));
const octet = fc.integer({ min: 0, max: 256 });
const ranges = fc.tuple(octet, octet, octet, octet, fc.integer({ min: 0, max: 33 })).map((parts) => {
  const [a, b, c, d, prefix] = parts;
  return `${a}.${b}.${c}.${d}/${prefix}`;
});
const hostNames = fc.oneof(
  fc.domain(),
  fc.constantFrom('blue.example.com', 'Green.Example.com.', 'blue.eastus2.cloudapp.azure.com', 'x'),
);

/** The settings of a region: most of them valid, each left out now and then. */
export const anyRegionSettings: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    kubernetesVersion: seldomJunk(fc.constantFrom('1.34', '1.35', '1.35.2', 'v1.34', '2.0', '1.9')),
    drained: seldomJunk(fc.boolean()),
  },
  { requiredKeys: [] },
);

/**
 * The settings of an environment: most of them valid, each left out now and then.
 * @param regions names of the environment's regions
 */
export function anySettings(regions: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const hosts = Object.fromEntries(regions.map((name) => [name, hostNames]));
  return fc.record(
    {
      home: seldomJunk(fc.constantFrom(...AZURE_REGIONS.map(({ name }) => name))),
      nodeCount: seldomJunkIn({
        system: seldomJunkIn({ min: count, max: count }),
        user: seldomJunkIn({ min: count, max: count }),
      }),
      apiServer: seldomJunkIn({
        access: fc.constantFrom('public', 'ranges', 'private'),
        authorizedRanges: fc.array(fc.oneof(ranges, fc.ipV4(), fc.constant('203.0.113.0/24')), { maxLength: 4 }),
      }),
      exposure: seldomJunk(fc.constantFrom('public', 'privateLink')),
      originCertificate: seldomJunkIn({
        keyVaultId: fc.constantFrom(VAULT, VAULT.toLowerCase(), `${VAULT}-`),
        certificateName: fc.constantFrom('origin', 'origin_1', ''),
        hostNames: fc.oneof(
          fc.record(hosts),
          fc.record(hosts, { requiredKeys: [] }),
          fc.dictionary(fc.string(), hostNames),
        ),
      }),
      clusterAdmins: seldomJunk(
        fc.array(
          seldomJunkIn({
            id: fc.constantFrom(...GUIDS, `{${GUIDS[0]}}`),
            type: fc.constantFrom('User', 'Group', 'App'),
          }),
          {
            maxLength: 3,
          },
        ),
      ),
      logs: seldomJunkIn({ retentionDays: fc.integer({ min: 0, max: 800 }), dailyCapGb: count }),
      locks: seldomJunk(fc.boolean()),
    },
    { requiredKeys: [] },
  );
}

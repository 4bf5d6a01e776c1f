import { applyFix } from '../apply-fix';
import { placesOf, problemOf, problemsOf } from '../problems-of';
import { sample, valid } from '../sample';

const GUID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const VAULT = `/subscriptions/${GUID}/resourceGroups/rg-certificates/providers/Microsoft.KeyVault/vaults/kv-orders`;
const admin = (id: unknown, type: unknown = 'Group') => ({ clusterAdmins: [{ id, type }] });
const ranges = (...authorizedRanges: unknown[]) => ({ apiServer: { access: 'ranges', authorizedRanges } });
const nodes = (pool: string, min: unknown, max: unknown) => ({ nodeCount: { [pool]: { min, max } } });
const certificate = (parts: object = {}) => ({
  originCertificate: {
    keyVaultId: VAULT,
    certificateName: 'origin',
    hostNames: { blue: 'blue.example.com', green: 'green.example.com' },
    ...parts,
  },
});

describe('one problem of a setting: where it is, why, and what would do', () => {
  it.each<[string, object, string, string, unknown]>([
    ['a home without zones', { home: 'westus' }, 'home', 'no availability zones', 'westus3'],
    ['a home as people write it', { home: 'East US 2' }, 'home', 'is how people write eastus2', 'eastus2'],
    ['a zone without a system node', nodes('system', 2, 6), 'nodeCount.system.min', '2 is too small, 3', 3],
    ['half a node', nodes('user', 1.5, 6), 'nodeCount.user.min', '1.5 is not whole', 2],
    ['more nodes than pods have addresses', nodes('user', 1, 71), 'nodeCount.user.max', '71 is too large, 70', 70],
    ['a number as a text', nodes('user', '1', 6), 'nodeCount.user.min', 'it is "1"', 1],
    ['a range of one end', { nodeCount: { user: { min: 4 } } }, 'nodeCount.user.max', 'it is missing', 10],
    ['less at most than at least', nodes('user', 5, 4), 'nodeCount.user.max', '4 is less than min, 5', 5],
    ['an access that is none', { apiServer: { access: 'Private' } }, 'apiServer.access', 'it is "Private"', 'public'],
    [
      'ranges that nobody looks at',
      { apiServer: { access: 'public', authorizedRanges: ['203.0.113.0/24'] } },
      'apiServer.access',
      'with "public" nobody looks',
      'ranges',
    ],
    [
      'ranges without a range',
      { apiServer: { access: 'ranges' } },
      'apiServer.authorizedRanges',
      'it is missing',
      ['203.0.113.0/24'],
    ],
    ['an empty list of ranges', ranges(), 'apiServer.authorizedRanges', 'it is empty', ['203.0.113.0/24']],
    ['an address alone', ranges('203.0.113.7'), 'apiServer.authorizedRanges[0]', 'no such range', '203.0.113.7/32'],
    ['a range from its middle', ranges('10.1.2.3/8'), 'apiServer.authorizedRanges[0]', 'with 10.0.0.0/8', '10.0.0.0/8'],
    ['the whole world', ranges('0.0.0.0/0'), 'apiServer.authorizedRanges[0]', 'no such range', '203.0.113.0/24'],
    ['an exposure that is none', { exposure: 'private' }, 'exposure', 'it is "private"', 'public'],
    [
      'a vault in other letters',
      certificate({ keyVaultId: VAULT.replace('resourceGroups', 'resourcegroups') }),
      'originCertificate.keyVaultId',
      'is not /subscriptions/',
      VAULT,
    ],
    [
      'a name that Azure owns',
      certificate({ hostNames: { blue: 'b.eastus2.cloudapp.azure.com', green: 'green.example.com' } }),
      'originCertificate.hostNames.blue',
      'nobody issues certificates',
      'origin.example.com',
    ],
    [
      'a region without a host name',
      certificate({ hostNames: { blue: 'blue.example.com' } }),
      'originCertificate.hostNames.green',
      'it is missing',
      'green.example.com',
    ],
    [
      'two regions of one host name',
      certificate({ hostNames: { blue: 'a.example.com', green: 'a.example.com' } }),
      'originCertificate.hostNames.green',
      'stands at environments.prod.originCertificate.hostNames.blue already',
      'origin.example.com',
    ],
    [
      'a name for a GUID',
      admin('oncall'),
      'clusterAdmins[0].id',
      '"oncall" is not a GUID',
      `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(11)}1`,
    ],
    [
      'the id of nobody',
      admin(`${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`),
      'clusterAdmins[0].id',
      'nobody has',
      `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(11)}1`,
    ],
    ['a GUID in braces', admin(`{${GUID}}`), 'clusterAdmins[0].id', 'is not a GUID', GUID],
    ['a kind that is none', admin(GUID, 'Application'), 'clusterAdmins[0].type', 'it is "Application"', 'Group'],
    ['logs kept for a week', { logs: { retentionDays: 7 } }, 'logs.retentionDays', '7 is too small, 30', 30],
    ['half a gigabyte', { logs: { dailyCapGb: 0.5 } }, 'logs.dailyCapGb', '0.5 is not whole', 1],
    ['a word for yes', { locks: 'yes' }, 'locks', 'it is "yes"', false],
  ])('%s', (_, settings, place, cause, value) => {
    const document = sample({ ...settings });
    const problem = problemOf(document);
    expect(placesOf(document)).toEqual([`environments.prod.${place}`]);
    expect(problem.cause).toContain(cause);
    expect(problem.fix).toEqual({ kind: 'set', value });
    expect(problemsOf(applyFix(document, problem))).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'ranges for a private API server',
      { apiServer: { access: 'private', authorizedRanges: ['203.0.113.0/24'] } },
      'apiServer.authorizedRanges',
    ],
    ['a certificate as a text', { originCertificate: 'origin' }, 'originCertificate'],
    ['no administrator', { clusterAdmins: [] }, 'clusterAdmins'],
    [
      'a host name for nobody',
      certificate({ hostNames: { blue: 'b.example.com', green: 'g.example.com', red: 'r.example.com' } }),
      'originCertificate.hostNames.red',
    ],
    ['an unknown key', { logs: { retention: 30 } }, 'logs.retention'],
  ])('%s is taken out', (_, settings, place) => {
    const document = sample({ ...settings });
    const problem = problemOf(document);
    expect(placesOf(document)).toEqual([`environments.prod.${place}`]);
    expect(problem.fix).toEqual({ kind: 'remove' });
    expect(problemsOf(applyFix(document, problem))).toEqual([]);
  });
});

it('a zone of small nodes needs two of them', () => {
  const nodeSize = { system: 'Standard_D4pds_v5', user: 'Standard_D2plds_v5' };
  const document = sample({ nodeSize, ...nodes('user', 1, 5) });
  const problem = problemOf(document);
  expect(problem).toMatchObject({ rule: 'at least 2 where a node has 2 vCPU', fix: { kind: 'set', value: 2 } });
  expect(problemsOf(applyFix(document, problem))).toEqual([]);
});

it('as many ranges as AKS takes beside the address of the nodes, and not one more', () => {
  const many = Array.from({ length: 200 }, (_, index) => `203.0.${index}.0/24`);
  expect(problemsOf(sample(ranges(...many.slice(1))))).toEqual([]);
  const document = sample(ranges(...many));
  expect(problemOf(document)).toMatchObject({ rule: 'at most 199 entries', cause: 'there are 200' });
  expect(problemsOf(applyFix(document, problemOf(document)))).toEqual([]);
});

it('the host names of two environments are different', () => {
  const { environments, ...rest } = valid({ environments: ['prod', 'staging'] });
  const both = Object.fromEntries(
    Object.entries(environments).map(([name, environment]) => [name, { ...environment, ...certificate() }]),
  );
  expect(placesOf({ ...rest, environments: both })).toEqual([
    'environments.staging.originCertificate.hostNames.blue',
    'environments.staging.originCertificate.hostNames.green',
  ]);
});

it('the largest numbers of nodes, with what an upgrade adds, fit into the addresses of the pods', () => {
  const largest = { nodeCount: { system: { min: 3, max: 40 }, user: { min: 1, max: 70 } } };
  expect(problemsOf(sample(largest))).toEqual([]);
  // Each node takes a /24 of a /16; upgrades add three nodes to the system pool and one to each of three pools.
  expect(40 + 3 * 70 + 3 + 3).toBe(2 ** (24 - 16));
});

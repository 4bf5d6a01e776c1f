import { parseVariables } from '../../src/configuration/parse-variables';
import { applyFix } from './apply-fix';
import { placesOf, problemOf, problemsOf } from './problems-of';
import { sample, sampleWithRegion, valid } from './sample';

describe('a document that is in order', () => {
  it('becomes a configuration: the answers, and what follows from them', () => {
    const { workload, environments } = parseVariables(valid(), 'test');
    expect(workload).toBe('orders');
    expect(environments[0]).toMatchObject({ name: 'prod', addressSpace: '10.0.0.0/14', routing: 'weighted' });
    expect(environments[0]?.regions[1]).toMatchObject({
      name: 'green',
      location: 'centralus',
      zones: ['1', '2', '3'],
      stamp: { resourceGroup: 'rg-orders-prod-green', addressSpace: '10.0.96.0/20' },
    });
  });

  it('keeps its environments and regions in their order', () => {
    const { environments } = parseVariables(valid({ environments: ['staging', 'prod', 'dev'] }), 'test');
    expect(environments.map(({ name }) => name)).toEqual(['staging', 'prod', 'dev']);
  });
});

describe('every problem is told at once', () => {
  const document = {
    $schema: 7,
    version: '2',
    workload: 'Orders!',
    owner: 'me',
    environments: {
      Prod: {
        resourceGroup: 'rg.',
        containerRegistryName: 'acr-orders',
        frontDoorName: '-afd',
        routing: 'random',
        alertEmails: ['nobody'],
        nodeSize: { system: 'Standard_D2pds_v5', user: 'Standard_D4s_v5' },
        addressSpace: '10.1.0.0/14',
        regions: [{ name: 'Blue', location: 'eastus-2', aksClusterName: 'aks_', zones: ['1'], colour: 'blue' }],
      },
      staging: { regions: [] },
    },
  };
  const problems = problemsOf(document);

  it('each at its place', () => {
    const prod = 'environments.Prod';
    const staging = 'environments.staging';
    expect(placesOf(document).sort()).toEqual(
      [
        ...['$schema', 'version', 'workload', 'owner', prod],
        ...['resourceGroup', 'containerRegistryName', 'frontDoorName', 'routing'].map((key) => `${prod}.${key}`),
        ...['alertEmails[0]', 'nodeSize.system', 'nodeSize.user', 'addressSpace'].map((key) => `${prod}.${key}`),
        ...['name', 'location', 'aksClusterName', 'zones', 'colour'].map((key) => `${prod}.regions[0].${key}`),
        ...['resourceGroup', 'containerRegistryName', 'frontDoorName', 'routing'].map((key) => `${staging}.${key}`),
        ...['alertEmails', 'nodeSize', 'regions'].map((key) => `${staging}.${key}`),
      ].sort(),
    );
  });

  it('each with a rule, a cause and what would do', () => {
    expect(problems.filter(({ rule, cause }) => rule === '' || cause === '')).toEqual([]);
    for (const problem of problems) {
      const left = problemsOf(applyFix(document, problem));
      expect(left).not.toContainEqual(problem);
      expect(left.length).toBeLessThan(problems.length);
    }
  });
});

describe('one problem', () => {
  it.each<[string, unknown, string, string, unknown]>([
    [
      'a misspelled location',
      sampleWithRegion({ location: 'esatus2' }),
      'no public region',
      'three availability',
      'eastus2',
    ],
    ['a display name', sampleWithRegion({ location: 'East US 2' }), 'is how people write eastus2', 'three', 'eastus2'],
    ['capitals', sampleWithRegion({ location: 'EASTUS2' }), 'is how people write eastus2', 'three', 'eastus2'],
    ['no zones', sampleWithRegion({ location: 'westus' }), 'has no availability zones', 'three', 'westus3'],
    ['no NAT gateway', sampleWithRegion({ location: 'qatarcentral' }), 'NAT gateway', 'egress', 'uaenorth'],
    ['two zones', sampleWithRegion({ zones: ['1', '2'] }), 'it is ["1","2"]', 'all three zones', ['1', '2', '3']],
    ['zones as numbers', sampleWithRegion({ zones: [1, 2, 3] }), 'it is [1,2,3]', 'all three zones', ['1', '2', '3']],
    ['no location', sampleWithRegion({ location: undefined }), 'it is missing', 'three', 'australiaeast'],
    [
      'a routing that is none',
      sample({ routing: 'Weighted' }),
      'it is "Weighted"',
      'one of weighted, priority, latency',
      'weighted',
    ],
    ['an emoji', sample({ frontDoorName: 'afd🚀' }), '"afd🚀" is not made of', 'letters, digits and hyphens', 'afd'],
    ['a null byte', sample({ resourceGroup: 'rg\0' }), '"rg\\u0000" is not made of', '1–90', 'rg'],
    ['too long a registry', sample({ containerRegistryName: 'a'.repeat(51) }), '51 long', '5–50', 'a'.repeat(50)],
    ['no address', sample({ alertEmails: [] }), 'it is empty', 'a list with at least one', ['oncall@example.com']],
    [
      'an address that is none',
      sample({ alertEmails: ['a@b'] }),
      '"a@b" is not an address',
      '254',
      'oncall@example.com',
    ],
    ['null', sample({ routing: null }), 'it is null', 'one of', 'weighted'],
    ['a number', sample({ frontDoorName: 5 }), 'it is a number', 'letters', 'afd-orders-prod'],
    ['an object for a text', sample({ frontDoorName: { a: 1 } }), 'it is an object', 'letters', 'afd-orders-prod'],
    [
      'a text for a list',
      sample({ alertEmails: 'a@example.com' }),
      'it is "a@example.com"',
      'a list',
      ['oncall@example.com'],
    ],
  ])('%s', (_, document, cause, rule, value) => {
    const problem = problemOf(document);
    expect(problem.cause).toContain(cause);
    expect(problem.rule).toContain(rule);
    expect(problem.fix).toEqual({ kind: 'set', value });
    expect(problemsOf(applyFix(document, problem))).toEqual([]);
  });

  it.each([
    ['environments.prod.resourcegroup', sample({ resourcegroup: 'rg' }), '"resourceGroup" comes near'],
    ['environments.prod.regions[0].colour', sampleWithRegion({ colour: 1 }), '"colour" means nothing here'],
    ['workloads', { ...sample(), workloads: 'a' }, '"workload" comes near'],
    [
      'environments.prod.nodeSize.usr',
      sample({ nodeSize: { ...valid().environments.prod?.nodeSize, usr: 1 } }),
      '"user" comes near',
    ],
  ])('an unknown key beside the known ones: %s', (place, document, cause) => {
    expect(placesOf(document)).toEqual([place]);
    expect(problemOf(document)).toMatchObject({ cause: expect.stringContaining(cause), fix: { kind: 'remove' } });
  });

  it('a mistyped key is renamed, so that its answer is not lost', () => {
    const { routing, ...rest } = valid().environments.prod as Record<string, unknown>;
    const [problem] = problemsOf({ ...valid(), environments: { prod: { ...rest, routng: routing } } });
    expect(problem).toMatchObject({
      path: ['environments', 'prod', 'routng'],
      fix: { kind: 'rename', to: 'routing' },
    });
  });
});

it('what is suggested in place of a region takes neither name nor location of another', () => {
  const { regions } = valid().environments.prod ?? { regions: [] };
  const document = sample({ regions: [null, ...regions] });
  const problem = problemOf(document);
  expect(problem.fix).toMatchObject({ kind: 'set', value: { name: 'amber', location: 'australiaeast' } });
  expect(problemsOf(applyFix(document, problem))).toEqual([]);
});

it('every unknown key is told, not the first of an object alone', () => {
  const unknown = { a: 1, toString: 2, b: { c: 3 } };
  const places = placesOf({ ...sample({ ...unknown }), ...unknown });
  expect(places.sort()).toEqual(
    Object.keys(unknown)
      .flatMap((key) => [key, `environments.prod.${key}`])
      .sort(),
  );
});

describe('anything but an object', () => {
  it.each([[null], [[]], ['text'], [7], [true], [undefined]])(
    '%j is refused as a whole, with a whole file that would do',
    (document) => {
      const problem = problemOf(document);
      expect(problem.path).toEqual([]);
      expect(problemsOf(applyFix(document, problem))).toEqual([]);
    },
  );

  it('an empty object lacks its three parts', () =>
    expect(placesOf({})).toEqual(['version', 'workload', 'environments']));

  it.each([
    ['environments', { ...valid(), environments: [] }],
    ['environments', { ...valid(), environments: {} }],
    ['environments', { ...valid(), environments: null }],
    ['environments.prod', { ...valid(), environments: { prod: [] } }],
    ['environments.prod', { ...valid(), environments: { prod: 'eastus2' } }],
    ['environments.prod.nodeSize', sample({ nodeSize: ['a', 'b'] })],
    ['environments.prod.regions', sample({ regions: { blue: 'eastus2' } })],
    ['environments.prod.regions[0]', sample({ regions: [[]] })],
    ['environments.prod.regions[0]', sample({ regions: ['eastus2'] })],
    ['environments.prod.regions[0]', sample({ regions: [null] })],
  ])('%s may not be replaced by another kind of value', (place, document) => {
    expect(placesOf(document)).toEqual([place]);
    expect(problemsOf(applyFix(document, problemOf(document)))).toEqual([]);
  });
});

describe.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s as a key', (key) => {
  const withKey = (object: object, value: unknown = {}) =>
    Object.fromEntries([...Object.entries(object), [key, value]]);
  const { prod } = valid().environments;
  const [first, second] = prod?.regions ?? [];

  it.each<[string, unknown, string]>([
    ['of the file', withKey(sample()), key],
    ['of an environment', sample(withKey({})), `environments.prod.${key}`],
    ['of the node sizes', sample({ nodeSize: withKey({ ...prod?.nodeSize }) }), `environments.prod.nodeSize.${key}`],
    ['of a region', sample({ regions: [withKey({ ...first }), second] }), `environments.prod.regions[0].${key}`],
  ])('%s is unknown', (_, document, place) => {
    expect(placesOf(document)).toEqual([place]);
    expect(problemsOf(applyFix(document, problemOf(document)))).toEqual([]);
  });

  it('is no name of an environment', () => {
    const document = { ...sample(), environments: withKey({}, prod) };
    expect(placesOf(document)).toEqual([`environments.${key}`]);
    expect(problemsOf(applyFix(document, problemOf(document)))).toEqual([]);
  });
});

describe('much of everything', () => {
  it('200 regions of one location are 199 problems, and no more', () => {
    const regions = Array.from({ length: 200 }, () => ({ location: 'eastus2' }));
    expect(problemsOf(valid({ regions }))).toHaveLength(199);
  });

  it('thousands of empty regions lack their four parts each', () => {
    expect(problemsOf(sample({ regions: Array.from({ length: 2000 }, () => ({})) }))).toHaveLength(8000);
  });

  it('thousands of environments are refused one by one', () => {
    const names = Array.from({ length: 1000 }, (_, index) => [`e${index}`, null]);
    expect(problemsOf({ ...valid(), environments: Object.fromEntries(names) })).toHaveLength(1000);
  });

  it.each(['workload', 'environments', '$schema', 'extra'])('deep nesting below %s is one problem or two', (key) => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(problemsOf({ ...sample(), [key]: deep }).length).toBeLessThanOrEqual(2);
  });
});

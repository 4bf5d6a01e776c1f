import Ajv, { type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { variablesJsonSchema } from '../../src/configuration/variables-json-schema';
import { anyDocument, damaged } from './any-document';
import { problemsOf } from './problems-of';
import { sample, sampleWithRegion, valid } from './sample';

const schema = variablesJsonSchema();
const accepts: ValidateFunction = new Ajv({ strict: true, allErrors: true }).compile(schema);

/** Rules that tell one part of a file from another: a schema can't. */
const BETWEEN_PARTS = [
  /^unique within the /,
  /^one environment for each resource group$/,
  /^at most 80 characters with the region's name/,
  /^a \/14 block of .* that no other environment has$/,
  /^at least as many as min$/,
  /^at least 2 where a node has \d+ vCPU$/,
  /^a host name for each region/,
  /^at least one region that is not drained$/,
];

/** Whether the parser has nothing to say but what a schema can't. */
function isSound(document: unknown): boolean {
  return problemsOf(document).every(({ rule, path, cause }) => {
    const isBlock = path.at(-1) === 'addressSpace';
    const isBetween = BETWEEN_PARTS.some((between) => between.test(rule));
    // Arithmetic, which a pattern can't do.
    const isInside = /^\S+ begins with \S+$/.test(cause);
    return isInside || (isBetween && (!isBlock || cause.includes('already')));
  });
}

describe('the schema of variables.json', () => {
  it('is of the draft that editors know', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
  });

  it('describes every part of the file', () => {
    expect(
      partsOf(schema)
        .filter(([, part]) => typeof part.description !== 'string')
        .map(([at]) => at),
    ).toEqual([]);
  });

  it('lists what may be chosen: exposures, routings, accesses, principals, locations twice, blocks', () => {
    const lists = partsOf(schema).flatMap(([, part]) => (Array.isArray(part.enum) ? [part.enum.length] : []));
    expect(lists.sort((a, b) => a - b)).toEqual([2, 3, 3, 3, 36, 36, 64]);
  });
});

describe('schema and parser', () => {
  it.each<[string, unknown]>([
    ['the sample', sample()],
    ['two environments', valid({ environments: ['prod', 'staging'] })],
    ['a block of addresses', sample({ addressSpace: '10.100.0.0/14' })],
    ['no $schema', { ...sample(), $schema: undefined }],
    ['a home apart from the regions', sample({ home: 'westeurope' })],
    ['ranges', sample({ apiServer: { access: 'ranges', authorizedRanges: ['203.0.113.0/24'] } })],
    ['a private API server', sample({ apiServer: { access: 'private' } })],
    ['numbers of nodes', sample({ nodeCount: { system: { min: 3, max: 3 }, user: { min: 70, max: 70 } } })],
    ['regions with versions, one of them drained', sampleWithRegion({ kubernetesVersion: '1.36', drained: true })],
    ['settings with nothing in them', sample({ nodeCount: {}, logs: {} })],
  ])('accept %s', (_, document) => {
    const json = JSON.parse(JSON.stringify(document));
    expect(problemsOf(json)).toEqual([]);
    expect(accepts(json)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['an unknown key', { ...sample(), owner: 'me' }],
    ['no version', { ...sample(), version: undefined }],
    ['an older version', { ...sample(), version: 1 }],
    ['a newer version', { ...sample(), version: 3 }],
    ['a version in words', { ...sample(), version: '2' }],
    ['an inherited key', JSON.parse(`{"__proto__":1,${JSON.stringify(sample()).slice(1)}`)],
    ['an environment called constructor', valid({ environments: ['constructor'] })],
    ['an environment called __proto__', valid({ environments: ['__proto__'] })],
    ['no environment', { ...sample(), environments: {} }],
    ['a region too many zones', sampleWithRegion({ zones: ['1', '2', '3', '4'] })],
    ['zones in another order', sampleWithRegion({ zones: ['3', '2', '1'] })],
    ['a region ending in -nodes', sampleWithRegion({ name: 'blue-nodes' })],
    ['a location without zones', sampleWithRegion({ location: 'westus' })],
    ['a reserved word', sample({ frontDoorName: 'My-Microsoft-Door' })],
    ['a reserved word at the start', { ...sample(), workload: 'login-page' }],
    ['a namespace of Kubernetes', { ...sample(), workload: 'kube-system' }],
    ['a line break behind a name', { ...sample(), workload: 'orders\n' }],
    ['a name of emoji', { ...sample(), workload: '🚀'.repeat(20) }],
    ['a small system node', sample({ nodeSize: { system: 'Standard_D2pds_v5', user: 'Standard_D2pds_v5' } })],
    ['no address', sample({ alertEmails: [] })],
    ['an address of 255 characters', sample({ alertEmails: [`${'a'.repeat(243)}@example.com`] })],
    ['a block that is none', sample({ addressSpace: '10.1.0.0/14' })],
    ['a home without zones', sample({ home: 'westus' })],
    ['ranges without a range', sample({ apiServer: { access: 'ranges' } })],
    ['ranges for everybody', sample({ apiServer: { access: 'public', authorizedRanges: ['203.0.113.0/24'] } })],
    ['half a node', sample({ nodeCount: { user: { min: 1.5, max: 3 } } })],
    ['too many nodes', sample({ nodeCount: { user: { min: 1, max: 71 } } })],
    ['a range without its end', sample({ nodeCount: { user: { min: 1 } } })],
    ['an administrator without an id', sample({ clusterAdmins: [{ type: 'Group' }] })],
    ['no administrator', sample({ clusterAdmins: [] })],
    ['a patch version', sampleWithRegion({ kubernetesVersion: '1.35.2' })],
    ['a drained region that says so in words', sampleWithRegion({ drained: 'yes' })],
    ['a lock that is no boolean', sample({ locks: 'true' })],
  ])('refuse %s', (_, document) => {
    const json = JSON.parse(JSON.stringify(document));
    expect(problemsOf(json)).not.toEqual([]);
    expect(accepts(json)).toBe(false);
  });

  it('agree about any document, as far as a schema can say it', () => {
    fc.assert(fc.property(anyDocument, expectAgreement), { numRuns: 150 });
  });

  it('agree about a good document of which one part is replaced', () => {
    const documents = fc
      .tuple(fc.nat(), fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom('azure', 'x'.repeat(91), '', 'a.b')))
      .map((junk) => damaged(valid({ environments: ['prod', 'staging'] }), [junk]));
    fc.assert(fc.property(documents, expectAgreement), { numRuns: 300 });
  });
});

function expectAgreement(document: unknown): void {
  const json: unknown = JSON.parse(JSON.stringify(document));
  const accepted = accepts(json);
  const why = () => JSON.stringify({ errors: accepts.errors, problems: problemsOf(json) });
  expect(accepted === isSound(json) ? '' : why()).toBe('');
}

type Part = Record<string, unknown>;

/** Every schema within a schema that stands for a value of the file, with its place. */
function partsOf(part: Part, at = '#'): [string, Part][] {
  const { properties, items, propertyNames, additionalProperties, $defs } = part;
  const lists = { items, propertyNames, additionalProperties };
  const children = [
    ...[properties, $defs].flatMap((named) => Object.entries((named ?? {}) as Record<string, Part>)),
    ...Object.entries(lists).flatMap(([key, child]) => [child].flat().map((one) => [key, one] as [string, unknown])),
  ];
  const parts = children.filter((child): child is [string, Part] => typeof child[1] === 'object');
  return [[at, part], ...parts.flatMap(([key, child]) => partsOf(child, `${at}/${key}`))];
}

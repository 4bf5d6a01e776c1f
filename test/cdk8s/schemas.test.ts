import { createRequire } from 'node:module';
import type { Charts } from '../../src/cdk8s';
import { ordersCharts, type Rendered, renderObjects } from './rendering';

const load = createRequire(__filename);

/** Checks an object against the schema that its API server has for it. */
function validate(object: Rendered): void {
  const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion];
  const models = group.startsWith('gateway.')
    ? `@kubernetes-models/gateway-api/${group}`
    : `kubernetes-models/${group}`;
  const model = load(`${models.replace(/\/$/, '')}/${version}/${object.kind}`)[object.kind];
  new model(object).validate();
}

test.each<[string, Charts]>([
  ['the starter charts', ordersCharts()],
  ['numbers instead of percentages', ordersCharts({ maxUnavailable: 2, egressPorts: [443, 5432] })],
])('every object is what its schema says: %s', (_, charts) => {
  const objects = renderObjects(charts);
  expect(objects.length).toBeGreaterThan(10);
  for (const object of objects) expect(() => validate(object)).not.toThrow();
});

test.each([
  ['Deployment', { minReadySeconds: 'ten' }, /minReadySeconds must be integer/],
  ['HTTPRoute', { rules: [{ matches: [{ path: { type: 'Prefix' } }] }] }, /type must be equal to one of/],
  ['Gateway', { listeners: [] }, /listeners must NOT have fewer than 1 items/],
])('a value that the schema of %s refuses is found', (kind, spec, sentence) => {
  const object = renderObjects().find((each) => each.kind === kind);
  expect(() => validate({ ...object, spec: { ...object.spec, ...spec } })).toThrow(sentence);
});

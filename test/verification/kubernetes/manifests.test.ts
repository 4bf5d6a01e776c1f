import { ofKind, parseManifests } from '../../../src/verification/kubernetes/manifests';

test('documents become objects, empty ones are passed over', () => {
  const manifests = parseManifests(
    'manifests/prod/blue.yaml',
    '# a comment\napiVersion: v1\nkind: Service\nmetadata:\n  name: orders\n---\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: orders }\n',
  );
  expect(manifests.objects.map(({ kind }) => kind)).toEqual(['Service', 'Namespace']);
  expect(ofKind(manifests, 'Namespace')).toHaveLength(1);
});

test.each([
  ['broken YAML', 'kind: [', /manifests\/prod\/blue\.yaml can't be read/],
  ['a document that is no object of Kubernetes', 'kind: Service', /without apiVersion, kind or metadata\.name/],
])('%s is refused', (_, text, message) => {
  expect(() => parseManifests('manifests/prod/blue.yaml', text)).toThrow(
    expect.objectContaining({ code: 'E502', message: expect.stringMatching(message) }),
  );
});

test('a field that is null is one that is not there', () => {
  const text = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders, labels: }\nspec: { replicas: null }\n';
  expect(parseManifests('manifests/prod/blue.yaml', text).objects).toEqual([
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'orders' }, spec: {} },
  ]);
});

test('a field of the wrong shape is refused, with its place', () => {
  const text = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\nspec: { replicas: six }\n';
  expect(() => parseManifests('manifests/prod/blue.yaml', text)).toThrow(
    expect.objectContaining({
      code: 'E502',
      message: "manifests/prod/blue.yaml can't be read: Deployment orders: spec.replicas must be a number",
    }),
  );
});

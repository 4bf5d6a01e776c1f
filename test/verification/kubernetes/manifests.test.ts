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

test('a List stands for what is in it', () => {
  const text = 'apiVersion: v1\nkind: List\nitems:\n- { apiVersion: v1, kind: Service, metadata: { name: orders } }\n';
  expect(ofKind(parseManifests('manifests/prod/blue.yaml', text), 'Service')).toHaveLength(1);
});

test('a kind is known by its group too, in whatever version', () => {
  const text = ['autoscaling/v2', 'autoscaling/v3', 'example.com/v1']
    .map((version) => `apiVersion: ${version}\nkind: HorizontalPodAutoscaler\nmetadata: { name: orders }\n`)
    .join('---\n');
  const found = ofKind(parseManifests('manifests/prod/blue.yaml', text), 'HorizontalPodAutoscaler');
  expect(found.map(({ apiVersion }) => apiVersion)).toEqual(['autoscaling/v2', 'autoscaling/v3']);
});

test('what triggers of KEDA are told is theirs', () => {
  const trigger = '{ type: kubernetes-workload, metadata: { podSelector: app=web, value: "0.5" } }';
  const text = `apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: a }\nspec: { triggers: [${trigger}] }\n`;
  expect(ofKind(parseManifests('manifests/prod/blue.yaml', text), 'ScaledObject')).toHaveLength(1);
});

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

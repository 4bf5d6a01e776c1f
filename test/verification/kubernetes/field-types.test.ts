import { misshapen } from '../../../src/verification/kubernetes/field-types';

test.each([
  [
    { spec: { template: { spec: { containers: { name: 'orders' } } } } },
    'spec.template.spec.containers must be a list',
  ],
  [{ containers: [{ readinessProbe: 'yes' }] }, 'containers[0].readinessProbe must have fields of its own'],
  [{ containers: [{}, { resources: { limits: [] } }] }, 'containers[1].resources.limits must have fields of its own'],
  [{ spec: { maxReplicas: '18' } }, 'spec.maxReplicas must be a number'],
  [{ containers: [{ image: 3 }] }, 'containers[0].image must be a text'],
])('%j: %s', (value, sentence) => {
  expect(misshapen(value)).toBe(sentence);
});

test.each([
  ['what the model does not read', { spec: { dnsConfig: [], priority: 'high' } }],
  ['files of a ConfigMap that are called like fields', { data: { rules: 'groups: []', selector: 'x' } }],
  ['keys of the user that are called like fields', { metadata: { labels: { env: 'prod', replicas: 'many' } } }],
  ['a number or a percentage', { spec: { rollingUpdate: { maxSurge: '33%', maxUnavailable: 0 } } }],
])('%s is let through', (_, value) => {
  expect(misshapen(value)).toBeUndefined();
});

import { withLimitRanges } from '../../../src/verification/cluster/limit-ranges';
import { podRequests } from '../../../src/verification/cluster/requests';

const container = (cpu: string, more: object = {}) => ({
  name: 'x',
  resources: { requests: { cpu, memory: '1Mi' } },
  ...more,
});
const sidecar = (cpu: string) => container(cpu, { restartPolicy: 'Always' as const });
const cpuOf = (pod: Parameters<typeof podRequests>[0]) => podRequests(pod).cpu;

test('what runs at once counts together', () => {
  expect(cpuOf({ containers: [container('1'), container('500m')] })).toBe(1.5);
});

test.each([
  ['what runs before counts where it needs more', [container('3')], 3],
  ['a sidecar counts beside the containers', [sidecar('1')], 2],
  ['a sidecar counts beside what runs after it', [sidecar('1'), container('3')], 4],
  ['and not beside what runs before it', [container('3'), sidecar('1')], 3],
])('%s', (_, initContainers, expected) => {
  expect(cpuOf({ containers: [container('1')], initContainers })).toBe(expected);
});

test('what the pod says for all of them wins; what its runtime needs comes on top', () => {
  const resources = { requests: { cpu: '2' } };
  expect(podRequests({ containers: [container('1')], resources, overhead: { cpu: '250m' } })).toEqual({
    cpu: 2.25,
    memory: 2 ** 20,
  });
});

test('a limit alone is the request, too', () => {
  expect(cpuOf({ containers: [{ name: 'x', resources: { limits: { cpu: '2' } } }] })).toBe(2);
});

test('what not every node has is named', () => {
  const resources = { requests: { 'nvidia.com/gpu': '1', 'ephemeral-storage': '1Gi', 'example.com/none': '0' } };
  expect(podRequests({ containers: [{ name: 'x', resources }] }).special).toEqual(['nvidia.com/gpu']);
});

describe('a LimitRange', () => {
  const limits = [{ type: 'Container', default: { memory: '128Mi' }, defaultRequest: { cpu: '100m', memory: '64Mi' } }];
  const metadata = { name: 'limits', namespace: 'orders' };
  const objects = [{ apiVersion: 'v1', kind: 'LimitRange', metadata, spec: { limits } }];
  const filled = (resources: object, namespace = 'orders') =>
    withLimitRanges({ path: 'blue.yaml', objects }, namespace, { containers: [{ name: 'x', resources }] }).containers[0]
      ?.resources;

  test('gives what is not said', () => {
    expect(filled({})).toEqual({ limits: { memory: '128Mi' }, requests: { cpu: '100m', memory: '64Mi' } });
  });

  test('leaves what is said, of which a limit is the request too', () => {
    const said = { limits: { memory: '1Gi' }, requests: { cpu: '2' } };
    expect(filled(said)).toEqual({ limits: { memory: '1Gi' }, requests: { cpu: '2', memory: '1Gi' } });
  });

  test('is for its namespace alone', () => {
    expect(filled({}, 'other')).toEqual({ limits: {}, requests: {} });
  });
});

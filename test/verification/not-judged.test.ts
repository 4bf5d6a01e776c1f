import { ApiObject, JsonPatch } from 'cdk8s';
import { verifyEnvironment } from '../../src/verification/verify';
import { autoscaler, deployment, POD } from './chart-edits';
import { BARE, editedByHand, type HandEdit } from './hand-edits';
import { modelOf } from './judged';

// What verify knows nothing of, it says so.

describe('what is not judged is said', () => {
  const NOTES: readonly (readonly [edit: string, note: RegExp, apply: HandEdit])[] = [
    [
      'a kind that somebody else made',
      /Rollout orders is not judged$/,
      (file) => {
        Object.assign(file.find('Deployment'), { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' });
      },
    ],
    [
      'a CronJob',
      /CronJob nightly is not judged$/,
      (file) => {
        const jobTemplate = { spec: { template: { spec: BARE } } };
        file.add('batch/v1', 'CronJob', 'nightly', { spec: { jobTemplate } });
      },
    ],
    ['an Ingress', /Ingress front is not judged$/, (file) => file.add('networking.k8s.io/v1', 'Ingress', 'front')],
    [
      'what changes requests',
      /VerticalPodAutoscaler orders is not judged$/,
      (file) => file.add('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'orders'),
    ],
    [
      'a gateway of another class',
      /Gateway orders is not judged$/,
      (file) => {
        file.find('Gateway').spec.gatewayClassName = 'nginx';
      },
    ],
    [
      'a disk',
      /volumes\[1\]: a disk, .* is not judged$/,
      (file) => {
        file.pod.volumes.push({ name: 'data', persistentVolumeClaim: { claimName: 'data' } });
      },
    ],
    [
      'a Secret that comes from elsewhere',
      /whether there is Secret passwords, which it needs to start, is not judged$/,
      (file) => {
        file.container.env.push({ name: 'X', valueFrom: { secretKeyRef: { name: 'passwords', key: 'x' } } });
      },
    ],
    [
      'another scheduler',
      /schedulerName: what mine does is not judged$/,
      (file) => {
        file.pod.schedulerName = 'mine';
      },
    ],
    [
      "an image of somebody else's registry",
      /whether docker\.io can be pulled from while a region is lost is not judged$/,
      (file) => {
        file.container.image = `nginx@sha256:${'a'.repeat(64)}`;
      },
    ],
    [
      'nothing at all',
      /blue\.yaml runs nothing$/,
      (file) => {
        file.objects.length = 0;
      },
    ],
  ];
  test.each(NOTES)('%s', (_, note, apply) => {
    expect(verifyEnvironment(editedByHand(apply)).notes).toContainEqual(expect.stringMatching(note));
  });

  test('of what is emitted everything is judged', () => {
    expect(verifyEnvironment(editedByHand(() => {})).notes).toEqual([]);
  });
});

test('a demand to be near other pods is said not to be judged', () => {
  const near = { topologyKey: 'topology.kubernetes.io/zone', labelSelector: { matchLabels: { app: 'cache' } } };
  const affinity = JsonPatch.add(`${POD}/affinity/podAffinity`, {
    requiredDuringSchedulingIgnoredDuringExecution: [near],
  });
  const { notes } = verifyEnvironment(modelOf(deployment(affinity)));
  expect(notes).toContainEqual(
    expect.stringMatching(/Deployment orders, spec\.template\.spec\.affinity\.podAffinity: .* is not judged/),
  );
});

test('objects that scale or let in without the model knowing how are said not to be judged', () => {
  const { notes } = verifyEnvironment(
    modelOf((emitted) => {
      const route = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GRPCRoute', metadata: { name: 'calls' } };
      new ApiObject(emitted.chart, 'calls', route);
      autoscaler(JsonPatch.replace('/spec/metrics/0/resource/name', 'memory'))(emitted);
    }),
  );
  expect(notes).toContainEqual(expect.stringMatching(/GRPCRoute calls is not judged$/));
  expect(notes).toContainEqual(expect.stringMatching(/Deployment orders: how busy its copies are.* is not judged$/));
});

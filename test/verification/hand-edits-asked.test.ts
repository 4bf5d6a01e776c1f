import { expectNamed, type HarmfulEdit } from './harmful-edits';

// Edits of the rendered files that read well, and that ask too much or too little of copies.

/** What is asked of copies, and how fast. */
const ASKED: readonly HarmfulEdit[] = [
  [
    'no liveness probe',
    'bad-rollout',
    /livenessProbe$/,
    (file) => {
      delete file.container.livenessProbe;
    },
  ],
  [
    'a liveness probe without patience',
    'bad-rollout',
    /livenessProbe\.failureThreshold/,
    (file) => {
      Object.assign(file.container.livenessProbe, { periodSeconds: 1, failureThreshold: 1 });
    },
  ],
  [
    'a readiness probe with too much of it',
    'bad-rollout',
    /readinessProbe\.failureThreshold/,
    (file) => {
      Object.assign(file.container.readinessProbe, { periodSeconds: 60, failureThreshold: 10 });
    },
  ],
  [
    'a start that takes longer than a rollout may',
    'bad-rollout',
    /progressDeadlineSeconds/,
    (file) => {
      Object.assign(file.container.startupProbe, { periodSeconds: 60, failureThreshold: 30 });
    },
  ],
  [
    'a first container by its tag',
    'bad-rollout',
    /initContainers\[0\]\.image$/,
    (file) => {
      file.pod.initContainers = [{ name: 'first', image: 'busybox:1' }];
    },
  ],
  [
    'a rollout that waits for somebody',
    'rolling-update',
    /spec\.paused/,
    (file) => {
      file.deployment.paused = true;
    },
  ],
  [
    'no way to where its identity signs in',
    'egress',
    /a NetworkPolicy that lets its pods connect to port 443/,
    (file) => file.remove('NetworkPolicy', 'orders-egress'),
  ],
  [
    "a way to the machine's identity",
    'egress',
    /spec\.egress\[0\]\.to\[\]\.ipBlock\.except/,
    (file) => {
      const [rule] = file.find('NetworkPolicy', 'orders-egress').spec.egress;
      rule.ports.push({ port: 80, protocol: 'TCP' });
      delete rule.to[0].ipBlock.except;
    },
  ],
];

describe('what is asked wrongly', () => {
  test.each(ASKED)('%s: %s', expectNamed);
});

import { JsonPatch } from 'cdk8s';
import { autoscaler, deployment, onePer, POD } from './chart-edits';
import { patch } from './judged';
import { expectNamed, type Mistake } from './mistakes';

/** What people write, and the rollout or the failing probe that it does not survive. */
const MISTAKES: readonly Mistake[] = [
  [
    'a zone spread without matchLabelKeys',
    'rolling-update',
    /matchLabelKeys/,
    deployment(JsonPatch.remove(`${POD}/topologySpreadConstraints/0/matchLabelKeys`)),
  ],
  [
    'one copy for each node demanded, with as many copies as nodes',
    'rolling-update',
    /podAntiAffinity/,
    (emitted) => {
      deployment(onePer('kubernetes.io/hostname'))(emitted);
      autoscaler(JsonPatch.replace('/spec/maxReplicas', 30))(emitted);
    },
  ],
  [
    'one copy for each node demanded: a zone less has too few nodes for a rollout',
    'rolling-update-in-zone-loss',
    /podAntiAffinity/,
    (emitted) => {
      deployment(onePer('kubernetes.io/hostname'))(emitted);
      autoscaler(JsonPatch.replace('/spec/maxReplicas', 20))(emitted);
    },
  ],
  [
    'a rollout that takes copies away first',
    'bad-rollout',
    /maxUnavailable/,
    deployment(JsonPatch.replace('/spec/strategy/rollingUpdate/maxUnavailable', '25%')),
  ],
  [
    'a rollout that takes copies away first where there are many',
    'bad-rollout',
    /maxUnavailable/,
    deployment(JsonPatch.replace('/spec/strategy/rollingUpdate/maxUnavailable', '10%')),
  ],
  ['no minReadySeconds', 'bad-rollout', /minReadySeconds/, deployment(JsonPatch.remove('/spec/minReadySeconds'))],
  ['replicas beside an autoscaler', 'rolling-update', /spec\.replicas/, deployment(JsonPatch.add('/spec/replicas', 3))],
  [
    'Recreate',
    'rolling-update',
    /strategy\.type/,
    deployment(JsonPatch.replace('/spec/strategy', { type: 'Recreate' })),
  ],
  ['no preStop', 'rolling-update', /preStop/, deployment(JsonPatch.remove(`${POD}/containers/0/lifecycle`))],
  [
    'no preStop, behind a Service of another name',
    'rolling-update',
    /preStop/,
    (emitted) => {
      patch(emitted, 'Service', JsonPatch.replace('/metadata/name', 'front'));
      deployment(JsonPatch.remove(`${POD}/containers/0/lifecycle`))(emitted);
    },
  ],
  [
    'a grace period that is shorter than the work',
    'rolling-update',
    /terminationGracePeriodSeconds/,
    deployment(JsonPatch.replace(`${POD}/terminationGracePeriodSeconds`, 30)),
  ],
  [
    'one endpoint for liveness and readiness',
    'bad-rollout',
    /livenessProbe/,
    deployment(JsonPatch.replace(`${POD}/containers/0/livenessProbe/httpGet/path`, '/readyz')),
  ],
  [
    'one endpoint for both, its port once by name and once by number',
    'bad-rollout',
    /livenessProbe/,
    deployment(JsonPatch.replace(`${POD}/containers/0/livenessProbe/httpGet`, { path: '/readyz', port: 8080 })),
  ],
  [
    'no readiness probe',
    'bad-rollout',
    /readinessProbe/,
    deployment(JsonPatch.remove(`${POD}/containers/0/readinessProbe`)),
  ],
  ['no startup probe', 'bad-rollout', /startupProbe/, deployment(JsonPatch.remove(`${POD}/containers/0/startupProbe`))],
  [
    'an image by its tag',
    'bad-rollout',
    /image$/,
    deployment(JsonPatch.replace(`${POD}/containers/0/image`, 'example.azurecr.io/orders:v1')),
  ],
  [
    'imagePullPolicy Always',
    'bad-rollout',
    /imagePullPolicy/,
    deployment(JsonPatch.replace(`${POD}/containers/0/imagePullPolicy`, 'Always')),
  ],
  [
    'a limit of CPU',
    'probes-failing',
    /limits\.cpu/,
    deployment(JsonPatch.add(`${POD}/containers/0/resources/limits/cpu`, '500m')),
  ],
  [
    'a memory limit above the request',
    'probes-failing',
    /limits\.memory/,
    deployment(JsonPatch.replace(`${POD}/containers/0/resources/limits/memory`, '1Gi')),
  ],
];

test.each(MISTAKES)('%s: %s says what to change', expectNamed);

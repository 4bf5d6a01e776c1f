import { find, ordersCharts, type Rendered, renderObjects } from './rendering';

const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';

describe('the rendered service', () => {
  const objects = renderObjects();
  const deployment = find(objects, 'Deployment').spec;
  const pod = deployment.template.spec;
  const container = pod.containers[0];
  const spread = (key: string) => pod.topologySpreadConstraints.find((each: Rendered) => each.topologyKey === key);

  test('spreads over zones by demand, without what keeps replacements pending', () => {
    expect(spread(ZONE)).toEqual({
      topologyKey: ZONE,
      maxSkew: 1,
      whenUnsatisfiable: 'DoNotSchedule',
      nodeTaintsPolicy: 'Honor',
      matchLabelKeys: ['pod-template-hash'],
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } },
    });
  });

  test('spreads over nodes by wish only', () => {
    expect(spread(HOST).whenUnsatisfiable).toBe('ScheduleAnyway');
    expect(pod.topologySpreadConstraints).toHaveLength(2);
    const [term, ...others] = pod.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution;
    expect(others).toEqual([]);
    expect(term.podAffinityTerm.topologyKey).toBe(HOST);
    expect(pod.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toBeUndefined();
  });

  test('keeps the capacity of a lost zone free', () => {
    const { spec } = find(objects, 'HorizontalPodAutoscaler');
    expect(spec.minReplicas).toBe(6);
    expect(spec.maxReplicas).toBe(18);
    expect(spec.metrics).toHaveLength(1);
    expect(spec.metrics[0].resource).toEqual({ name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } });
    expect(spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' });
  });

  test('replaces the pods of a lost node after a minute', () => {
    const keys = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];
    for (const key of keys) {
      expect(pod.tolerations).toContainEqual({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 });
    }
  });

  test('lets drains go on, past a crashing copy too', () => {
    const { spec } = find(objects, 'PodDisruptionBudget');
    expect(spec.maxUnavailable).toBe('33%');
    expect(spec.minAvailable).toBeUndefined();
    expect(spec.unhealthyPodEvictionPolicy).toBe('AlwaysAllow');
  });

  test('rolls out beside what runs, and leaves the scale to the autoscaler', () => {
    expect(deployment.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 3 });
    expect(deployment.minReadySeconds).toBe(10);
    expect(deployment).not.toHaveProperty('replicas');
  });

  test('stops after proxies have moved on and requests are done', () => {
    expect(container.lifecycle.preStop).toEqual({ sleep: { seconds: 15 } });
    expect(container.env).toContainEqual({ name: 'DRAIN_SECONDS', value: '5' });
    expect(pod.terminationGracePeriodSeconds).toBe(60);
  });

  test('has three probes with three endpoints, liveness the slowest', () => {
    const { startupProbe, readinessProbe, livenessProbe } = container;
    expect(startupProbe.httpGet).toEqual({ path: '/startupz', port: 'http' });
    expect(readinessProbe.httpGet).toEqual({ path: '/readyz', port: 'http' });
    expect(livenessProbe.httpGet).toEqual({ path: '/livez', port: 'http' });
    const patience = (probe: Rendered) => probe.periodSeconds * probe.failureThreshold;
    expect(patience(livenessProbe)).toBeGreaterThan(2 * patience(readinessProbe));
  });

  test('pulls by digest, and only what the node does not have', () => {
    expect(container.image).toMatch(/^acrordersprod4f2a\.azurecr\.io\/orders@sha256:0{64}$/);
    expect(container.imagePullPolicy).toBe('IfNotPresent');
  });

  test('limits memory and disk to what it asks for, and CPU not at all', () => {
    expect(container.resources).toEqual({
      requests: { cpu: '250m', memory: '256Mi', 'ephemeral-storage': '512Mi' },
      limits: { memory: '256Mi', 'ephemeral-storage': '512Mi' },
    });
  });

  test('leaves the distribution of traffic alone', () => {
    const { spec } = find(objects, 'Service');
    expect(spec).not.toHaveProperty('trafficDistribution');
    expect(spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }]);
  });

  test('may be moved by the autoscaler of nodes although it has an emptyDir', () => {
    expect(pod.volumes).toContainEqual({ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } });
    expect(container.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
    const { annotations } = deployment.template.metadata;
    expect(annotations['cluster-autoscaler.kubernetes.io/safe-to-evict']).toBe('true');
  });

  test('has no rights', () => {
    expect(pod.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    });
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(find(objects, 'ServiceAccount').automountServiceAccountToken).toBe(false);
    expect(pod.serviceAccountName).toBe('orders');
  });

  test('knows where it runs and what it is', () => {
    const values = Object.fromEntries(
      container.env.map((each: Rendered) => [each.name, each.value ?? each.valueFrom.fieldRef.fieldPath]),
    );
    expect(values).toEqual({
      PORT: '8080',
      REGION: 'eastus2',
      STAMP: 'region0',
      ZONE: "metadata.labels['topology.kubernetes.io/zone']",
      POD_NAME: 'metadata.name',
      POD_IP: 'status.podIP',
      NODE_NAME: 'spec.nodeName',
      VERSION: `sha256:${'0'.repeat(64)}`,
      DRAIN_SECONDS: '5',
      LONGEST_REQUEST_SECONDS: '20',
    });
  });
});

test('the props reach the objects', () => {
  const objects = renderObjects(
    ordersCharts({
      image: 'localhost:5000/shop/orders:v7',
      name: 'shop',
      port: 9000,
      variables: { COLOUR: 'blue' },
      minReplicas: 4,
      maxReplicas: 5,
      cpuTargetPercent: 50,
      cpu: '1.5',
      memory: '1Gi',
      maxUnavailable: 2,
      preStopSeconds: 20,
      drainSeconds: 0,
      longestRequestSeconds: 60,
    }),
  );
  const pod = find(objects, 'Deployment', 'shop').spec.template.spec;
  const [container] = pod.containers;
  expect(container).toMatchObject({
    image: 'localhost:5000/shop/orders:v7',
    ports: [{ name: 'http', containerPort: 9000 }],
    resources: { requests: { cpu: '1.5', memory: '1Gi' }, limits: { memory: '1Gi' } },
    lifecycle: { preStop: { sleep: { seconds: 20 } } },
  });
  expect(container.env).toContainEqual({ name: 'PORT', value: '9000' });
  expect(container.env).toContainEqual({ name: 'COLOUR', value: 'blue' });
  expect(container.env).toContainEqual({ name: 'VERSION', value: 'v7' });
  expect(pod.terminationGracePeriodSeconds).toBe(120);
  expect(find(objects, 'PodDisruptionBudget', 'shop').spec.maxUnavailable).toBe(2);
  expect(find(objects, 'HorizontalPodAutoscaler', 'shop').spec).toMatchObject({
    minReplicas: 4,
    maxReplicas: 5,
    metrics: [{ resource: { target: { averageUtilization: 50 } } }],
  });
});

test('a prop that is undefined has its default', () => {
  const charts = ordersCharts({ cpu: undefined } as object);
  const { spec } = find(renderObjects(charts), 'Deployment').spec.template;
  expect(spec.containers[0].resources.requests.cpu).toBe('250m');
});

import { ApiObject, JsonPatch } from 'cdk8s';
import { HighlyAvailableService, patchedLate } from '../../src/cdk8s';
import { k8s } from '../../src/cdk8s/kubernetes';
import { find, ordersCharts, renderObjects } from './rendering';

describe('what cdk8s loses or changes without a word', () => {
  test('1. a patch keeps fields that the model does not know, and plain numbers', () => {
    const objects = renderObjects((chart) => {
      ordersCharts()(chart);
      const { deployment } = chart.node.findChild('service') as HighlyAvailableService;
      deployment.addJsonPatch(
        JsonPatch.add('/spec/template/spec/containers/0/lifecycle/stopSignal', 'SIGQUIT'),
        JsonPatch.replace('/spec/strategy/rollingUpdate/maxSurge', 1),
      );
    });
    const { strategy, template } = find(objects, 'Deployment').spec;
    expect(template.spec.containers[0].lifecycle).toEqual({
      preStop: { sleep: { seconds: 15 } },
      stopSignal: 'SIGQUIT',
    });
    expect(strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
  });

  test('1. so do patches of whatever a service has, and of objects of your own', () => {
    const objects = renderObjects((chart) => {
      ordersCharts()(chart);
      const service = chart.node.findChild('service') as HighlyAvailableService;
      service.autoscaler.addJsonPatch(JsonPatch.add('/spec/behavior/scaleUp/tolerance', '0.05'));
      service.kubernetesService.addJsonPatch(JsonPatch.add('/spec/trafficDistribution', 'PreferSameZone'));
      service.disruptionBudget.addJsonPatch(JsonPatch.replace('/spec/maxUnavailable', 2));
      const own = new k8s.KubeService(chart, 'own', { metadata: { name: 'own' }, spec: { clusterIp: 'None' } });
      patchedLate(own).addJsonPatch(JsonPatch.add('/spec/trafficDistribution', 'PreferSameNode'));
    });
    expect(find(objects, 'HorizontalPodAutoscaler').spec.behavior.scaleUp.tolerance).toBe('0.05');
    expect(find(objects, 'Service', 'orders').spec.trafficDistribution).toBe('PreferSameZone');
    expect(find(objects, 'PodDisruptionBudget').spec.maxUnavailable).toBe(2);
    expect(find(objects, 'Service', 'own').spec).toEqual({ clusterIP: 'None', trafficDistribution: 'PreferSameNode' });
  });

  test('2. selectors are plain labels: another construct id or place changes no byte', () => {
    const before = renderObjects();
    const after = renderObjects((chart) => {
      const service = new HighlyAvailableService(chart, 'renamed', { image: chart.image });
      expect(service.node.path).toBe('orders/renamed');
    });
    for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget', 'HorizontalPodAutoscaler', 'ServiceAccount']) {
      expect(find(after, kind)).toEqual(find(before, kind));
    }
    expect(find(after, 'NetworkPolicy', 'orders-egress')).toEqual(find(before, 'NetworkPolicy', 'orders-egress'));
    expect(find(after, 'Deployment').spec.selector.matchLabels).toEqual({ 'app.kubernetes.io/name': 'orders' });
    expect(find(after, 'Service').spec.selector).toEqual({ 'app.kubernetes.io/name': 'orders' });
    expect(JSON.stringify(after)).not.toContain('cdk8s.io/');
  });

  test('3. what belongs to the cluster has no namespace, everything else has one', () => {
    const objects = renderObjects((chart) => {
      ordersCharts()(chart);
      new ApiObject(chart.cluster, 'urgent', { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', value: 1 });
      new ApiObject(chart, 'flags', { apiVersion: 'v1', kind: 'ConfigMap' });
    });
    for (const { kind, metadata } of objects) {
      const clusterScoped = ['Namespace', 'PriorityClass'].includes(kind);
      expect([kind, 'namespace' in metadata]).toEqual([kind, !clusterScoped]);
    }
    expect(find(objects, 'PriorityClass', 'cluster-urgent').metadata.namespace).toBeUndefined();
    expect(find(objects, 'ConfigMap', 'orders-flags').metadata.namespace).toBe('orders');
  });

  test('4. nothing is there that nobody asked for', () => {
    const [container] = find(renderObjects(), 'Deployment').spec.template.spec.containers;
    expect(container.resources.limits).not.toHaveProperty('cpu');
    expect(container.imagePullPolicy).toBe('IfNotPresent');
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
      expect(container[probe]).not.toHaveProperty('tcpSocket');
    }
  });
});

import { HighlyAvailableService } from '../../src/cdk8s';
import { find, ordersCharts, refusalOf, renderObjects } from './rendering';

const both = renderObjects((chart) => {
  ordersCharts()(chart);
  new HighlyAvailableService(chart, 'reports', { name: 'reports', image: `${chart.registry}/reports:1.0` });
});

test("the workload's own pods sign in to Azure as the identity of their region", () => {
  expect(find(both, 'ServiceAccount').metadata.annotations).toEqual({
    'azure.workload.identity/client-id': '22222222-2222-2222-2222-222222222222',
  });
  expect(find(both, 'Deployment').spec.template.metadata.labels['azure.workload.identity/use']).toBe('true');
});

test('the identity trusts no other service, which therefore does not ask', () => {
  expect(find(both, 'ServiceAccount', 'reports').metadata.annotations).toBeUndefined();
  const { labels } = find(both, 'Deployment', 'reports').spec.template.metadata;
  expect(labels).not.toHaveProperty(['azure.workload.identity/use']);
});

test('a service that asks all the same is told what to do', () => {
  expect(refusalOf(ordersCharts({ name: 'reports', workloadIdentity: true })).message).toMatch(
    /the identity trusts 'orders' alone.*workload\.bicep/,
  );
});

test('a service need not sign in at all', () => {
  const objects = renderObjects(ordersCharts({ workloadIdentity: false }));
  expect(find(objects, 'ServiceAccount').metadata.annotations).toBeUndefined();
});

import { subscriptionId } from '../../toolchain/bicep';
import type { Expansion } from './fixtures';

export function describeAlerts(expansion: Expansion): void {
  const { environment } = expansion;
  const group = () => expansion.one('Microsoft.Insights/actionGroups', environment.resourceGroup);
  const activity = (name: string) =>
    expansion.all('Microsoft.Insights/activityLogAlerts').find((alert) => alert.name === name);
  const metrics = () => expansion.all('Microsoft.Insights/metricAlerts');
  const resourceGroup = (name: string) => `/subscriptions/${subscriptionId}/resourceGroups/${name}`;

  it('tells everybody who is to be told', () => {
    const { emailReceivers, enabled, groupShortName } = group().properties;
    expect(emailReceivers.map((receiver: { emailAddress: string }) => receiver.emailAddress)).toEqual(
      environment.alertEmails,
    );
    expect(new Set(emailReceivers.map((receiver: { name: string }) => receiver.name)).size).toBe(
      environment.alertEmails.length,
    );
    expect(enabled).toBe(true);
    expect(groupShortName).toMatch(/^[a-z0-9]{1,12}$/);
  });

  it('wires every alert to the action group', () => {
    const alerts = expansion.resources.filter(({ type }) => /alert/i.test(type));
    expect(alerts.length).toBeGreaterThan(2);
    for (const { type, properties } of alerts) {
      const actions =
        type === 'Microsoft.Insights/activityLogAlerts' ? properties.actions.actionGroups : properties.actions;
      expect(actions).toEqual([{ actionGroupId: group().id }]);
      expect(properties.enabled).toBe(true);
    }
  });

  it('hears what Azure says of its services and of our resources, nodes included', () => {
    expect(activity('alert-service-health')?.properties).toMatchObject({
      scopes: [`/subscriptions/${subscriptionId}`],
      condition: { allOf: expect.arrayContaining([{ field: 'category', equals: 'ServiceHealth' }]) },
    });
    const stamps = environment.regions.map((region) => expansion.stamp(region));
    const health = activity('alert-resource-health')?.properties;
    expect(health.condition.allOf).toContainEqual({ field: 'category', equals: 'ResourceHealth' });
    expect([...health.scopes].sort()).toEqual(
      [environment.resourceGroup, ...stamps.flatMap((stamp) => [stamp.resourceGroup, stamp.nodeResourceGroup])]
        .map(resourceGroup)
        .sort(),
    );
  });

  it('watches errors, and the health of origins where there is more than one', () => {
    const rules = metrics().map(({ properties }) => {
      const [{ metricName, operator, threshold, dimensions }] = properties.criteria.allOf;
      return {
        metricName,
        operator,
        threshold,
        split: dimensions.map((dimension: { name: string }) => dimension.name),
      };
    });
    const errors = { metricName: 'Percentage5XX', operator: 'GreaterThan', threshold: 5, split: [] };
    const health = { metricName: 'OriginHealthPercentage', operator: 'LessThan', threshold: 90, split: ['Origin'] };
    expect(rules).toEqual(environment.regions.length > 1 ? [errors, health] : [errors]);
    const profile = expansion.one('Microsoft.Cdn/profiles', environment.resourceGroup);
    for (const { properties } of metrics()) expect(properties.scopes).toEqual([profile.id]);
  });
}

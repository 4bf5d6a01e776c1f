import { watchingLocation } from '../../../src/configuration/watching-location';
import { type PredictedResource, subscriptionId } from '../../toolchain/bicep';
import type { Expansion } from './fixtures';

/** Action groups that a resource tells, once for each alert in it; `undefined` where it is no alert. */
export function told({ type, properties }: PredictedResource): string[][] | undefined {
  const ids = (actions: { actionGroupId: string }[]) => actions.map(({ actionGroupId }) => actionGroupId);
  switch (type) {
    case 'Microsoft.Insights/activityLogAlerts':
      return [ids(properties.actions.actionGroups)];
    case 'Microsoft.Insights/metricAlerts':
      return [ids(properties.actions)];
    case 'Microsoft.Insights/scheduledQueryRules':
      return [properties.actions.actionGroups];
    case 'Microsoft.AlertsManagement/prometheusRuleGroups':
      return properties.rules.map((rule: { actions: { actionGroupId: string }[] }) => ids(rule.actions));
    case 'Microsoft.EventGrid/eventSubscriptions':
      return [properties.destination.properties.actionGroups];
    default:
      return undefined;
  }
}

export function describeAlerts(expansion: Expansion): void {
  const { environment } = expansion;
  const groupId = (name: string) => `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
  const actionGroup = () => expansion.one('Microsoft.Insights/actionGroups', environment.resourceGroup);
  const named = (name: string) => expansion.resources.filter((resource) => resource.name.split('/').pop() === name);
  const only = (name: string) => {
    const [alert, ...others] = named(name);
    if (!alert || others.length > 0) throw new Error(`${named(name).length} ${name}`);
    return alert;
  };
  const frontDoor = () => expansion.one('Microsoft.Cdn/profiles', environment.resourceGroup);

  it('tells everybody who is to be told', () => {
    const { emailReceivers, enabled, groupShortName } = actionGroup().properties;
    expect(emailReceivers).toEqual(
      environment.alertEmails.map((emailAddress, i) => ({
        name: `email-${i + 1}`,
        emailAddress,
        useCommonAlertSchema: true,
      })),
    );
    expect(actionGroup().location).toBe('global');
    expect(enabled).toBe(true);
    expect(groupShortName).toMatch(/^[a-z0-9]{1,12}$/);
  });

  it('wires every alert to the action group, and switches it on', () => {
    const suspects = expansion.resources.filter(({ type }) =>
      /alert|scheduledQueryRules|eventSubscriptions/i.test(type),
    );
    expect(suspects.length).toBeGreaterThan(6);
    for (const alert of suspects) {
      expect([alert.id, told(alert)]).toEqual([alert.id, told(alert)?.map(() => [actionGroup().id])]);
      expect(told(alert)).not.toEqual([]);
      if (alert.type !== 'Microsoft.EventGrid/eventSubscriptions') expect(alert.properties.enabled).toBe(true);
    }
  });

  it('has a chapter name for every alert', () => {
    const rules = expansion.all('Microsoft.AlertsManagement/prometheusRuleGroups').flatMap((r) => r.properties.rules);
    const others = expansion.resources.filter((r) => told(r) && !/prometheusRuleGroups/.test(r.type));
    const names = [...rules.map(({ alert }) => alert), ...others.map(({ name }) => name)];
    expect(names.filter((name) => !/(^|\/)alert-[a-z0-9-]{3,60}$/.test(name))).toEqual([]);
  });

  it('hears what Azure says of all its services and of our resources, nodes included', () => {
    expect(only('alert-service-health').properties).toMatchObject({
      scopes: [`/subscriptions/${subscriptionId}`],
      condition: { allOf: [{ field: 'category', equals: 'ServiceHealth' }] },
    });
    const stamps = environment.regions.map((region) => expansion.stamp(region));
    const health = named('alert-resource-health');
    for (const { properties } of health)
      expect(properties.condition.allOf).toContainEqual({ field: 'category', equals: 'ResourceHealth' });
    // Each beside what it watches: it comes and goes with it.
    expect(health.map(({ id, properties }) => [id.split('/')[4], properties.scopes])).toEqual(
      expect.arrayContaining([
        [environment.resourceGroup, [groupId(environment.resourceGroup)]],
        ...stamps.map((stamp) => [stamp.resourceGroup, [stamp.resourceGroup, stamp.nodeResourceGroup].map(groupId)]),
      ]),
    );
    expect(health).toHaveLength(stamps.length + 1);
  });

  it('watches errors and delays, and the health of origins where there is more than one', () => {
    const rules = expansion.all('Microsoft.Insights/metricAlerts', environment.resourceGroup).flatMap((alert) => {
      const { criteria, scopes, severity, windowSize, autoMitigate } = alert.properties;
      if (criteria['odata.type'] !== 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria') return [];
      const [{ metricName, operator, threshold, dimensions }, floor, ...others] = criteria.allOf;
      expect(others).toEqual([]);
      const from = floor ? ` from ${floor.metricName} ${floor.threshold} ${floor.timeAggregation}` : '';
      expect({ scopes, autoMitigate }).toEqual({ scopes: [frontDoor().id], autoMitigate: true });
      const split = dimensions.map((dimension: { name: string }) => dimension.name).join();
      return [
        `${alert.name}: ${metricName} ${operator} ${threshold} over ${windowSize} by [${split}]${from}, ${severity}`,
      ];
    });
    expect(rules).toEqual([
      'alert-server-errors: Percentage5XX GreaterThan 5 over PT5M by [] from RequestCount 100 Total, 1',
      'alert-slow-answers: TotalLatency GreaterThan 2000 over PT15M by [], 2',
      ...(environment.regions.length > 1
        ? ['alert-origin-health: OriginHealthPercentage LessThan 90 over PT5M by [Origin], 1']
        : []),
    ]);
  });

  it('calls the service from outside as its users do, and each region on its own', () => {
    const tests = expansion.all('Microsoft.Insights/webtests');
    // Azure chooses the host name: what can be known of the address is the path at its end.
    const path = (url: string) => /'([^']+)'\)\]$/.exec(url)?.[1];
    expect(
      tests.map(({ id, location, properties }) => [id.split('/')[4], location, path(properties.Request.RequestUrl)]),
    ).toEqual([
      [environment.resourceGroup, watchingLocation(expansion.home), '/readyz'],
      ...environment.regions.map((region) => [
        expansion.stamp(region).resourceGroup,
        expansion.stamp(region).watchedFrom,
        `/.aks-ha/${region.name}/readyz`,
      ]),
    ]);
    for (const { properties } of tests) {
      expect(properties).toMatchObject({
        Enabled: true,
        Kind: 'standard',
        RetryEnabled: true,
        Request: { RequestUrl: expect.stringContaining("'https://") },
        ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true },
      });
      expect(new Set(properties.Locations.map((location: { Id: string }) => location.Id)).size).toBeGreaterThanOrEqual(
        5,
      );
    }
  });

  it('wakes somebody when most places get no answer, and at once when it is from no region', () => {
    for (const test of expansion.all('Microsoft.Insights/webtests')) {
      const [alert] = expansion
        .all('Microsoft.Insights/metricAlerts')
        .filter(({ properties }) => properties.criteria.webTestId === test.id);
      const component = alert?.properties.criteria.componentId;
      expect(Object.keys(test.tags ?? {})).toContain(`hidden-link:${component}`);
      expect(alert).toMatchObject({
        name: test.name === 'webtest-main' ? 'alert-users-not-served' : 'alert-region-not-served',
        properties: {
          severity: test.name === 'webtest-main' ? 0 : 1,
          autoMitigate: true,
          scopes: [test.id, component],
          criteria: { failedLocationCount: test.properties.Locations.length - 2 },
        },
      });
    }
  });

  it('keeps the answers where the test is, which is not where it looks', () => {
    const watched = new Map([
      ['main', expansion.home],
      ...environment.regions.map(({ name, location }) => [name, location] as const),
    ]);
    const places = expansion
      .all('Microsoft.Insights/webtests')
      .map(({ name, location }) => [watched.get(name.replace('webtest-', '')), location]);
    expect(places).toHaveLength(watched.size);
    expect(places.filter(([there, kept]) => there === undefined || there === kept)).toEqual([]);
    for (const component of expansion.all('Microsoft.Insights/components')) {
      const [workspace] = expansion.resources.filter(({ id }) => id === component.properties.WorkspaceResourceId);
      expect(workspace).toMatchObject({
        type: 'Microsoft.OperationalInsights/workspaces',
        location: component.location,
      });
      expect(workspace?.id.split('/')[4]).toBe(component.id.split('/')[4]);
      // Web tests report under the key of their component.
      expect(component.properties.DisableLocalAuth).toBe(false);
    }
  });
}

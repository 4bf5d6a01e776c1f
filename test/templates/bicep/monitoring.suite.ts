import type { PredictedResource } from '../../toolchain/bicep';
import type { Expansion, Region } from './fixtures';

const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const types = {
  cluster: 'Microsoft.ContainerService/managedClusters',
  logs: 'Microsoft.OperationalInsights/workspaces',
  metrics: 'Microsoft.Monitor/accounts',
  endpoint: 'Microsoft.Insights/dataCollectionEndpoints',
  rule: 'Microsoft.Insights/dataCollectionRules',
  association: 'Microsoft.Insights/dataCollectionRuleAssociations',
  diagnostics: 'Microsoft.Insights/diagnosticSettings',
  ruleGroup: 'Microsoft.AlertsManagement/prometheusRuleGroups',
  logAlert: 'Microsoft.Insights/scheduledQueryRules',
  identity: 'Microsoft.ManagedIdentity/userAssignedIdentities',
};

interface PrometheusRule {
  readonly alert: string;
  readonly expression: string;
  readonly for: string;
  readonly severity: number;
}

/** What an extension resource belongs to. */
const owner = ({ id }: PredictedResource) => id.replace(/\/providers\/[^/]+\/[^/]+\/[^/]+$/, '');

export function describeMonitoring(expansion: Expansion): void {
  const { environment } = expansion;

  it('keeps logs of what is global in a workspace of its own, at home', () => {
    const [logs] = expansion.all(types.logs, environment.resourceGroup).filter(({ name }) => name === 'log-global');
    expect(logs?.location).toBe(expansion.home);
    const kept = expansion.all(types.diagnostics, environment.resourceGroup).map((setting) => {
      expect(setting.properties.workspaceId).toBe(logs?.id);
      return [owner(setting).split('/').at(-2), categories(setting)];
    });
    expect(Object.fromEntries(kept)).toEqual({
      profiles: ['FrontDoorAccessLog', 'FrontDoorHealthProbeLog', 'FrontDoorWebApplicationFirewallLog'],
      registries: ['ContainerRegistryLoginEvents', 'ContainerRegistryRepositoryEvents'],
    });
  });

  it('keeps logs for 30 days, without a cap and without shared keys', () => {
    const workspaces = expansion.all(types.logs);
    // For what is global and for each region, and for what each test of them was answered.
    expect(workspaces).toHaveLength(2 * (environment.regions.length + 1));
    for (const { properties } of workspaces) {
      expect(properties).toMatchObject({
        sku: { name: 'PerGB2018' },
        retentionInDays: 30,
        workspaceCapping: { dailyQuotaGb: -1 },
        features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
      });
    }
  });

  it('associates every data collection rule, and every association has its rule', () => {
    const rules = expansion.all(types.rule).map(({ id }) => id);
    const associated = expansion.all(types.association).map(({ properties }) => properties.dataCollectionRuleId);
    expect(rules).toHaveLength(2 * environment.regions.length);
    expect([...associated].sort()).toEqual([...rules].sort());
  });

  it('writes nothing across regions', () => {
    for (const region of environment.regions) {
      const group = `/resourceGroups/${expansion.stamp(region).resourceGroup}/`;
      const ours = expansion.resources.filter(({ id, type }) => id.includes(group) && /insights|monitor/i.test(type));
      expect(ours.length).toBeGreaterThan(8);
      const elsewhere = new RegExp(
        `/resourceGroups/(?!${group.split('/')[2]}/)[^/']+/[^"]*/(workspaces|accounts|dataCollection)`,
      );
      expect(ours.filter((resource) => elsewhere.test(JSON.stringify(resource.properties)))).toEqual([]);
    }
  });

  for (const region of environment.regions) describeRegion(expansion, region);
}

const categories = ({ properties }: PredictedResource): string[] =>
  properties.logs.map(({ category, enabled }: { category: string; enabled: boolean }) => (enabled ? category : ''));

function describeRegion(expansion: Expansion, region: Region): void {
  const { resourceGroup } = expansion.stamp(region);
  const one = (type: string) => expansion.one(type, resourceGroup);
  const all = (type: string) => expansion.all(type, resourceGroup);
  const logs = () => called(types.logs, `log-${region.name}`) as PredictedResource;
  const called = (type: string, name: string) => all(type).find((resource) => resource.name === name);

  it(`${region.name}: collects Prometheus metrics, those of the control plane and the zones of nodes too`, () => {
    const { metricsLocation } = expansion.stamp(region);
    expect(one(types.cluster).properties.azureMonitorProfile.metrics).toMatchObject({
      enabled: true,
      controlPlane: { enabled: true },
      kubeStateMetrics: { metricLabelsAllowlist: 'nodes=[topology.kubernetes.io/zone,kubernetes.azure.com/mode]' },
    });
    const rule = called(types.rule, `dcr-prometheus-${region.name}`);
    expect(rule?.properties).toMatchObject({
      dataCollectionEndpointId: one(types.endpoint).id,
      dataSources: { prometheusForwarder: [{ streams: ['Microsoft-PrometheusMetrics'] }] },
      destinations: { monitoringAccounts: [{ name: 'metrics', accountResourceId: one(types.metrics).id }] },
      dataFlows: [{ streams: ['Microsoft-PrometheusMetrics'], destinations: ['metrics'] }],
    });
    for (const { location } of [
      rule,
      one(types.endpoint),
      one(types.metrics),
      one(types.ruleGroup),
    ] as PredictedResource[]) {
      expect(location).toBe(metricsLocation);
    }
  });

  it(`${region.name}: collects what containers write, under an identity and without metrics a second time`, () => {
    expect(one(types.cluster).properties.addonProfiles.omsagent).toEqual({
      enabled: true,
      config: { logAnalyticsWorkspaceResourceID: logs().id, useAADAuth: 'true' },
    });
    const streams = ['Microsoft-ContainerLogV2', 'Microsoft-KubeEvents', 'Microsoft-KubePodInventory'];
    expect(called(types.rule, `dcr-containers-${region.name}`)?.properties).toMatchObject({
      dataSources: { extensions: [{ extensionName: 'ContainerInsights', streams }] },
      destinations: { logAnalytics: [{ name: 'logs', workspaceResourceId: logs().id }] },
      dataFlows: [{ streams, destinations: ['logs'] }],
    });
    const association = all(types.association).find(({ name }) => name.endsWith('ContainerInsightsExtension'));
    expect(association?.properties.dataCollectionRuleId).toMatch(/\/dcr-containers-[^/]+$/);
    expect(all(types.association).map(owner)).toEqual(Array(2).fill(one(types.cluster).id));
  });

  it(`${region.name}: keeps the logs of the control plane that are worth their price`, () => {
    const [cluster, securityGroup, ...others] = all(types.diagnostics);
    expect(others).toEqual([]);
    expect(cluster && owner(cluster)).toBe(one(types.cluster).id);
    expect(cluster && categories(cluster)).toEqual([
      'kube-audit-admin',
      'guard',
      'cluster-autoscaler',
      'cloud-controller-manager',
      'kube-controller-manager',
      'kube-scheduler',
    ]);
    // Without it the rows go to AzureDiagnostics, and alert-no-new-nodes reads an empty table.
    expect(cluster?.properties).toMatchObject({
      logAnalyticsDestinationType: 'Dedicated',
      workspaceId: logs().id,
    });
    expect(securityGroup && owner(securityGroup)).toBe(one('Microsoft.Network/networkSecurityGroups').id);
    expect(securityGroup?.properties.workspaceId).toBe(logs().id);
  });

  it(`${region.name}: asks Prometheus what no other alert can see`, () => {
    const { properties } = one(types.ruleGroup);
    expect(properties).toMatchObject({
      enabled: true,
      interval: 'PT1M',
      clusterName: region.aksClusterName,
      scopes: [one(types.metrics).id, one(types.cluster).id],
    });
    const rules: PrometheusRule[] = properties.rules;
    expect(rules.map(({ alert, for: held, severity }) => `${alert} ${held} ${severity}`)).toEqual([
      'alert-zone-without-workload-nodes PT5M 1',
      'alert-zone-without-system-nodes PT5M 1',
      'alert-node-not-ready PT10M 2',
      'alert-replicas-unavailable PT15M 2',
      'alert-no-disruption-allowed PT30M 2',
      'alert-crash-loop PT10M 2',
      'alert-pods-pending PT15M 2',
      'alert-autoscaler-at-maximum PT15M 2',
      'alert-api-server-errors PT10M 2',
    ]);
    for (const rule of rules)
      expect(rule).toMatchObject({ enabled: true, resolveConfiguration: { autoResolved: true } });
  });

  it(`${region.name}: misses a zone also when nothing is left to count`, () => {
    const rules: PrometheusRule[] = one(types.ruleGroup).properties.rules;
    const zones = rules.filter(({ alert }) => alert.startsWith('alert-zone-'));
    expect(zones.map(({ expression }) => /_mode="(\w+)"/.exec(expression)?.[1])).toEqual(['user', 'system']);
    for (const { expression } of zones) {
      const [, count] = /^(.+) < (\d+) or absent\((.+)\)$/.exec(expression) ?? [];
      expect(expression).toBe(`${count} < ${region.zones.length} or absent(${count})`);
    }
  });

  it(`${region.name}: asks the logs for machines that do not come, and Resource Graph for what AKS tells of the cluster`, () => {
    const [noNodes, upgrade, version, ...others] = all(types.logAlert);
    expect(others).toEqual([]);
    for (const { properties, location } of [noNodes, upgrade, version] as PredictedResource[]) {
      expect(location).toBe(region.location);
      expect(properties).toMatchObject({ skipQueryValidation: true, scopes: [logs().id], severity: 2 });
    }
    const query = (alert: PredictedResource | undefined) => alert?.properties.criteria.allOf[0].query;
    expect(query(noNodes)).toMatch(/^AKSControlPlane \| where Category == "cluster-autoscaler"/);
    for (const event of [upgrade, version]) {
      expect(query(event)).toContain('arg("").containerserviceeventresources');
      expect(query(event)).toContain(`where id startswith "${one(types.cluster).id}/"`);
      // As long as the alert looks back: an event is told when it comes, and not until Resource Graph forgets it.
      expect(query(event)).toContain('where todatetime(event.lastUpdateTime) > ago(1h)');
      expect(event?.properties).toMatchObject({ windowSize: 'PT1H', muteActionsDuration: 'PT1H' });
    }
    // learn.microsoft.com/azure/aks/aks-communication-manager, and …/aks-end-of-support-notifications.
    expect(query(upgrade)).toContain('where tostring(event.eventStatus) == "Failed"');
    expect(query(version)).toContain('where tostring(event.eventSource) == "EOLNotification"');
    // A failed upgrade does not mend itself when its event is an hour old, nor does a version that is too old.
    expect([noNodes, upgrade, version].map((alert) => alert?.properties.autoMitigate)).toEqual([true, false, false]);
  });

  it(`${region.name}: lets these queries read one cluster and one workspace, and nothing else`, () => {
    const [identity] = all(types.identity).filter(({ name }) => name.endsWith('-alerts'));
    for (const alert of all(types.logAlert)) {
      expect((alert as PredictedResource & { identity: object }).identity).toEqual({
        type: 'UserAssigned',
        userAssignedIdentities: { [`${identity?.id}`]: {} },
      });
    }
    const rights = expansion
      .assignments(resourceGroup)
      .filter(({ principalId }) => principalId.includes(`${identity?.id}'`));
    expect(rights.map(({ scope, role, principalType }) => [scope, role, principalType])).toEqual([
      [one(types.cluster).id, reader, 'ServicePrincipal'],
      [logs().id, reader, 'ServicePrincipal'],
    ]);
  });

  it(`${region.name}: watches the way out`, () => {
    const egress = one('Microsoft.Network/natGateways');
    const alerts = all('Microsoft.Insights/metricAlerts').filter(({ name }) => name.startsWith('alert-egress-'));
    const watched = alerts.map(({ properties }) => {
      expect(properties.scopes).toEqual([egress.id]);
      const [{ metricName, operator, threshold }] = properties.criteria.allOf;
      return `${metricName} ${operator} ${threshold}`;
    });
    expect(watched).toEqual(['DatapathAvailability LessThan 90', 'SNATConnectionCount GreaterThan 0']);
  });
}

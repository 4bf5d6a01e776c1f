import { reachesSomebody } from '../infrastructure/action-groups';
import { inGroup, ofType, placeOfResource, type Resource } from '../infrastructure/resources';
import type { Finding } from '../report';
import type { CompiledEnvironment, InfrastructureScenario } from './scenario';

const ALERTS = [
  'Microsoft.Insights/metricAlerts',
  'Microsoft.Insights/activityLogAlerts',
  'Microsoft.Insights/scheduledQueryRules',
  'Microsoft.AlertsManagement/prometheusRuleGroups',
];

/** A region goes, and with it whatever watches from there: the others still call somebody. */
export const MONITORING_REGION_LOSS: InfrastructureScenario = {
  id: 'monitoring-region-loss',
  title: 'Loss of the region that monitors',
  needsBicep: true,
  judge: (model) => ({
    findings: [...silentAlerts(model), ...sharedWorkspaces(model), ...noAlerts(model)],
    evidence: ['somebody is called from every region that is left, and from Front Door, which has none'],
  }),
};

/** An alert that reaches nobody is not one. */
function silentAlerts({ resources }: CompiledEnvironment): Finding[] {
  const reaches = reachesSomebody(resources);
  return ALERTS.flatMap((type) => ofType(resources, type))
    .filter((alert) => alert.properties.enabled !== false && !reaches(alert.properties))
    .map((alert) => ({
      where: placeOfResource(alert),
      field: 'actions',
      problem: 'it calls nobody',
      fix: 'the action group of the environment, with receivers',
    }));
}

/**
 * A cluster whose metrics are kept by another region is watched by nobody when that one is lost. Kept elsewhere they may be, where
 * Azure has no workspaces in the location itself.
 */
function sharedWorkspaces({ resources, regions }: CompiledEnvironment): Finding[] {
  const workspaces = ofType(resources, 'Microsoft.Monitor/accounts');
  return regions.flatMap(({ region }) => {
    const { resourceGroup, metricsLocation } = region.stamp;
    const own = inGroup(workspaces, resourceGroup).some(({ location }) => location === metricsLocation);
    return workspaces.length === 0 || own ? [] : [elsewhere(region.name, workspaces[0])];
  });
}

function elsewhere(region: string, workspace: Resource | undefined): Finding {
  return {
    where: workspace ? placeOfResource(workspace) : 'devops/bicep',
    field: 'location',
    problem: `the metrics of ${region} are kept in another region only`,
    fix: 'a workspace in every region',
  };
}

function noAlerts({ resources, regions }: CompiledEnvironment): Finding[] {
  const seen = ofType(resources, 'Microsoft.Insights/metricAlerts').some(({ properties }) =>
    JSON.stringify(properties).includes('OriginHealthPercentage'),
  );
  if (seen || regions.length < 2) return [];
  return [
    {
      where: 'devops/bicep',
      field: 'Microsoft.Insights/metricAlerts on OriginHealthPercentage',
      problem: 'nobody is told that Front Door has given a region up',
      fix: 'modules/alerts-front-door.bicep, as it was generated',
    },
  ];
}

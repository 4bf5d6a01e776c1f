metadata description = 'Alerts on what users get, measured at Front Door.'

import { tagsType } from '../types.bicep'

@description('Resource id of the action group.')
param actionGroupId string

@description('Name of the Front Door profile.')
param profileName string

@description('Number of regions.')
param regionCount int

@description('Tags of every resource.')
param tags tagsType

@description('An alert on a metric of the profile.')
type metricAlertType = {
  @description('Name of the alert.')
  name: string

  @description('What it means, for the one who is woken by it.')
  description: string

  @description('Metric of the profile.')
  metric: string

  @description('Which side of the threshold is bad.')
  operator: 'GreaterThan' | 'LessThan'

  @description('Average over five minutes, in percent.')
  threshold: int

  @description('Dimensions that are judged one by one.')
  splitBy: string[]
}

var serverErrors metricAlertType = {
  name: 'alert-server-errors'
  description: 'More than one request in twenty fails for users.'
  metric: 'Percentage5XX'
  operator: 'GreaterThan'
  threshold: 5
  splitBy: []
}

var originHealth metricAlertType = {
  name: 'alert-origin-health'
  description: 'Front Door finds a region unhealthy. The others serve its users, and there is one failure less to survive.'
  metric: 'OriginHealthPercentage'
  operator: 'LessThan'
  threshold: 90
  // In an average over all regions one that is sick among many would not show.
  splitBy: ['Origin']
}

resource profile 'Microsoft.Cdn/profiles@2026-07-01' existing = {
  name: profileName
}

resource alerts 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  // A region on its own is not probed and has no health to judge.
  for alert in (regionCount > 1 ? [serverErrors, originHealth] : [serverErrors]): {
    name: alert.name
    location: 'global'
    tags: tags
    properties: {
      description: alert.description
      enabled: true
      severity: 1
      scopes: [profile.id]
      evaluationFrequency: 'PT1M'
      windowSize: 'PT5M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.metric
            metricNamespace: 'Microsoft.Cdn/profiles'
            metricName: alert.metric
            timeAggregation: 'Average'
            operator: alert.operator
            threshold: alert.threshold
            dimensions: map(alert.splitBy, dimension => { name: dimension, operator: 'Include', values: ['*'] })
          }
        ]
      }
      actions: [{ actionGroupId: actionGroupId }]
    }
  }
]

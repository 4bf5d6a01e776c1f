metadata description = 'Alerts on what users get, measured at Front Door.'

@description('Resource id of the action group.')
param actionGroupId string

@description('Name of the Front Door profile.')
param profileName string

@description('Number of regions.')
param regionCount int

@description('Tags of every resource.')
param tags { *: string }

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

  @description('Bound of the average, in the unit of the metric.')
  threshold: int

  @description('Time that the average is taken over. Longer where a short rise is no reason to wake anybody.')
  over: 'PT5M' | 'PT15M'

  @description('1: users notice, or one failure less can be survived. 2: worse than it should be.')
  severity: 1 | 2

  @description('Dimensions that are judged one by one.')
  splitBy: string[]

  @description('Requests in the same time below which the metric says nothing. Default: any number will do.')
  fromRequests: int?
}

var serverErrors metricAlertType = {
  name: 'alert-server-errors'
  description: 'More than one request in twenty fails for users.'
  metric: 'Percentage5XX'
  operator: 'GreaterThan'
  threshold: 5
  over: 'PT5M'
  severity: 1
  splitBy: []
  // At night one failure may be one request in twenty. An outage without users is for the web tests to tell.
  fromRequests: 100
}

var originHealth metricAlertType = {
  name: 'alert-origin-health'
  description: 'Front Door finds a region unhealthy. The others serve its users, and there is one failure less to survive.'
  metric: 'OriginHealthPercentage'
  operator: 'LessThan'
  threshold: 90
  over: 'PT5M'
  severity: 1
  // In an average over all regions one that is sick among many would not show.
  splitBy: ['Origin']
}

var latency metricAlertType = {
  name: 'alert-slow-answers'
  description: 'Users wait two seconds for an average answer, from their first byte to its last.'
  metric: 'TotalLatency'
  operator: 'GreaterThan'
  threshold: 2000
  over: 'PT15M'
  severity: 2
  splitBy: []
}

resource profile 'Microsoft.Cdn/profiles@2026-07-01' existing = {
  name: profileName
}

resource alerts 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  // A region on its own is not probed and has no health to judge.
  for alert in [serverErrors, latency, ...(regionCount > 1 ? [originHealth] : [])]: {
    name: alert.name
    location: 'global'
    tags: tags
    properties: {
      description: alert.description
      enabled: true
      severity: alert.severity
      scopes: [profile.id]
      evaluationFrequency: 'PT1M'
      windowSize: alert.over
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        // Both have to hold, where there are two.
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
          ...(alert.?fromRequests == null
            ? []
            : [
                {
                  criterionType: 'StaticThresholdCriterion'
                  name: 'RequestCount'
                  metricNamespace: 'Microsoft.Cdn/profiles'
                  metricName: 'RequestCount'
                  timeAggregation: 'Total'
                  operator: 'GreaterThanOrEqual'
                  threshold: alert.?fromRequests
                  dimensions: []
                }
              ])
        ]
      }
      actions: [{ actionGroupId: actionGroupId }]
    }
  }
]

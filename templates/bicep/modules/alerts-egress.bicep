metadata description = 'Alerts on the way out of a region: a NAT gateway that drops packets stops whatever calls a database or another service.'

@description('Name of the NAT gateway.')
param egressName string

@description('Resource id of the action group.')
param actionGroupId string

@description('Tags of every resource.')
param tags { *: string }

resource egress 'Microsoft.Network/natGateways@2026-03-01' existing = {
  name: egressName
}

var alerts = [
  {
    name: 'alert-egress-down'
    description: 'The NAT gateway of the region passes on less than it should. Pods reach nothing outside the virtual network while it lasts.'
    metric: 'DatapathAvailability'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 90
    dimensions: []
  }
  {
    name: 'alert-egress-ports-used-up'
    description: 'The NAT gateway refuses connections: all its ports to some destination are taken. Reuse connections, or give it another address.'
    metric: 'SNATConnectionCount'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 0
    dimensions: [{ name: 'ConnectionState', operator: 'Include', values: ['Failed'] }]
  }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  for alert in alerts: {
    name: alert.name
    location: 'global'
    tags: tags
    properties: {
      description: alert.description
      enabled: true
      severity: 2
      scopes: [egress.id]
      evaluationFrequency: 'PT1M'
      windowSize: 'PT5M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.metric
            metricNamespace: 'Microsoft.Network/natGateways'
            metricName: alert.metric
            timeAggregation: alert.aggregation
            operator: alert.operator
            threshold: alert.threshold
            dimensions: alert.dimensions
          }
        ]
      }
      actions: [{ actionGroupId: actionGroupId }]
    }
  }
]

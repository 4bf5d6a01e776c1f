metadata description = 'A Log Analytics workspace: where logs are kept, and what that may cost.'

@description('Name of the workspace: 4 to 63 letters, digits and hyphens.')
@minLength(4)
@maxLength(63)
param name string

@description('Azure location. Logs are kept where they arise, so that the loss of another region takes none of them.')
param location string

@description('Days that logs are kept. Default 30; the first 31 cost nothing but what arrives.')
@minValue(30)
@maxValue(730)
param retentionDays int?

@description('Gigabytes a day after which the workspace takes no more until the next day. Default none. A cap bounds the cost, and blinds whoever reads logs: see alert-log-cap.')
@minValue(1)
param dailyCapGb int?

@description('Resource id of the action group.')
param actionGroupId string

@description('Tags of every resource.')
param tags { *: string }

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    // Paid by the gigabyte that arrives.
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays ?? 30
    // -1 is no cap.
    workspaceCapping: { dailyQuotaGb: dailyCapGb ?? -1 }
    features: {
      // Who may read a resource may read its logs, and no more.
      enableLogAccessUsingOnlyResourcePermissions: true
      // Everything that writes here signs in with an identity; nothing needs the shared keys.
      disableLocalAuth: true
    }
  }
}

resource capReached 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = if (dailyCapGb != null) {
  name: 'alert-log-cap'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    description: 'The daily cap of the workspace is reached. Until tomorrow it takes no logs, and alerts on logs are silent. Those on metrics are not.'
    enabled: true
    severity: 2
    scopes: [workspace.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: '_LogOperation | where Category =~ "Ingestion" | where Detail has "OverQuota"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    // Tables are made when their first row comes.
    skipQueryValidation: true
    actions: { actionGroups: [actionGroupId] }
  }
}

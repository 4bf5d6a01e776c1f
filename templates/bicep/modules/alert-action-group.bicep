metadata description = 'Who is told. An alert that notifies nobody is not an alert: every one has this group, and the group has receivers.'

@description('The microservice.')
param workload string

@description('Addresses that get an e-mail.')
@minLength(1)
param emails string[]

@description('Tags of every resource.')
param tags { *: string }

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-oncall'
  // Global, so that an alert about a region does not depend on that region.
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    // What messages are signed with; twelve characters at most.
    groupShortName: take(replace(workload, '-', ''), 12)
    emailReceivers: [
      for (email, i) in emails: {
        name: 'email-${i + 1}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

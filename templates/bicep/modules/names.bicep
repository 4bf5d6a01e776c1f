metadata description = 'Names and ids that are needed outside the module that makes what they name. They are known before anything exists.'

@export()
@description('Resource id of the action group that every alert tells.')
func actionGroupIn(resourceGroupName string) string =>
  resourceId(subscription().subscriptionId, resourceGroupName, 'Microsoft.Insights/actionGroups', 'ag-oncall')

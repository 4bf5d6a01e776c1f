metadata description = 'Ids of the built-in roles that are assigned. They are the same in every tenant. One by one, as a module carries all that it imports.'

@export()
@description('Pull images, nothing else.')
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

@export()
@description('Everything inside a cluster. RBAC Admin would not do: it may not write namespaces or cluster-scoped objects.')
var aksRbacClusterAdmin = 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b'

@export()
@description('Read what a secret says, not change it. The private half of a certificate is a secret too.')
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

@export()
@description('Put a user-assigned identity on a virtual machine.')
var managedIdentityOperator = 'f1a07417-d97a-45cb-824c-7a7467783830'

@export()
@description('Join subnets, use public addresses, make private link services.')
var networkContributor = '4d97b98b-1d4f-4787-a291-c67834d212e7'

@export()
@description('See everything, change nothing.')
var reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'

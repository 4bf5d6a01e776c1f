metadata description = 'Ids of the built-in roles that are assigned. They are the same in every tenant.'

@export()
@description('Role definition ids by what they are used for.')
var roles = {
  // Pull images, nothing else.
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  // Everything inside a cluster. RBAC Admin would not do: it may not write namespaces or cluster-scoped objects.
  aksRbacClusterAdmin: 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b'
  // Read what a secret says, not change it. The private half of a certificate is a secret too.
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  // Put a user-assigned identity on a virtual machine.
  managedIdentityOperator: 'f1a07417-d97a-45cb-824c-7a7467783830'
  // Join subnets, and list and tag public addresses.
  networkContributor: '4d97b98b-1d4f-4787-a291-c67834d212e7'
  // See everything, change nothing.
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
}

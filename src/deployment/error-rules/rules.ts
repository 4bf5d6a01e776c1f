import type { ErrorRule } from './rule';

const QUOTA = 'https://learn.microsoft.com/azure/quotas/quickstart-increase-quota-portal';
const AKS = 'https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes';

/** The first that fits counts, so the narrower stands before the wider. */
export const ERROR_RULES: readonly ErrorRule[] = [
  {
    pattern: /QuotaExceeded|insufficient.{0,20}quota|exceed.{0,40}quota|approved .{0,40}cores quota/i,
    check: 'quota',
    meaning: 'The subscription has not enough vCPU quota for the nodes in that location.',
    fix: 'Ask for more (Azure portal, Quotas, Compute), or set a smaller nodeCount or another nodeSize in devops/config/variables.json; then deploy again.',
    link: QUOTA,
  },
  {
    pattern: /ZonalAllocationFailed|AllocationFailed|SkuNotAvailable|OverconstrainedZonalAllocation/i,
    meaning: 'Azure has no machines of that size left in that zone or location at the moment.',
    fix: 'Deploy again later, or choose another nodeSize in devops/config/variables.json.',
    link: `${AKS}/zonalallocation-allocationfailed-error`,
  },
  {
    pattern: /VMSizeNotSupported|The VM size of .{0,80} is not allowed/i,
    check: 'node sizes',
    meaning: 'AKS does not offer that size of node in that location.',
    fix: 'Choose another nodeSize in devops/config/variables.json: az vm list-skus --location <location> --size Standard_D --output table',
  },
  {
    code: 'RequestDisallowedByPolicy',
    meaning: 'A policy of the organisation forbids the resource.',
    fix: 'Ask whoever is responsible for the policy that the message names for an exemption of the resource group.',
    link: 'https://learn.microsoft.com/azure/governance/policy/concepts/exemption-structure',
  },
  {
    code: 'AuthorizationFailed',
    pattern: /roleAssignments/,
    check: 'rights',
    meaning: 'Whoever is signed in may not give rights to identities.',
    fix: 'An owner of the subscription runs: az role assignment create --role "Role Based Access Control Administrator" --assignee <you> --scope /subscriptions/<id>',
  },
  {
    code: 'AuthorizationFailed',
    pattern: /Microsoft\.Authorization\/locks/,
    check: 'rights',
    meaning: 'Whoever is signed in may not make or remove locks.',
    fix: 'Let an owner of the subscription deploy, or set locks to false in devops/config/variables.json.',
  },
  {
    code: 'AuthorizationFailed',
    check: 'rights',
    meaning: 'Whoever is signed in has not the right to do that.',
    fix: 'An owner of the subscription runs: az role assignment create --role Contributor --assignee <you> --scope /subscriptions/<id>',
  },
  {
    code: 'LinkedAuthorizationFailed',
    meaning: 'Whoever is signed in has not the right to use a resource that another one is linked to.',
    fix: 'An owner of the subscription gives the right that the message names.',
  },
  {
    pattern: /MissingSubscriptionRegistration|NoRegisteredProviderFound/,
    check: 'providers',
    meaning: 'The subscription is not registered for that kind of resource.',
    fix: 'az provider register --wait --namespace <the namespace in the message>',
  },
  {
    pattern: /AlreadyInUse|already in use|RegistryNameNotAvailable|DnsRecordInUse|NameNotAvailable/i,
    check: 'names',
    meaning: 'The name belongs to somebody else; it must be unique in all of Azure.',
    fix: 'Choose another one in devops/config/variables.json, run npx projen, and deploy again.',
  },
  {
    code: 'ScopeLocked',
    meaning: 'A lock on the resource forbids the change.',
    fix: 'Remove the lock that the message names: az lock delete. create-aks-ha destroy removes its own.',
  },
  {
    code: 'TasksOperationsNotAllowed',
    meaning: 'The subscription may not build images in the registry: Free ones and some that are new may not.',
    fix: 'Install Docker and deploy again, which builds on this machine; or ask Azure support to allow ACR Tasks.',
    link: 'https://aka.ms/acr/support',
  },
  {
    pattern: /CustomKubeletIdentityMissingPermissionError/,
    meaning: "The cluster's identity has no right on that of its nodes yet: a new right takes some minutes.",
    fix: 'Deploy again.',
    link: AKS,
  },
  {
    pattern: /RoleAssignmentUpdateNotPermitted|PrincipalNotFound/,
    meaning: 'A right was given to an identity that is new, or that was made anew with the same name.',
    fix: 'Deploy again in some minutes. Where it stays: az role assignment delete --ids <the id in the message>',
  },
  {
    pattern: /K8sVersionNotSupported|AgentPoolK8sVersionNotSupported|not supported in this region/i,
    check: 'Kubernetes version',
    meaning: 'AKS no longer makes clusters of that Kubernetes version.',
    fix: 'Set a newer kubernetesVersion in devops/config/variables.json, or take it out: az aks get-versions --location <location> --output table',
  },
  {
    code: 'DeploymentActive',
    meaning: 'The same deployment is running already.',
    fix: 'Run the same command again: it follows the one that runs.',
  },
  {
    code: 'DeploymentQuotaExceeded',
    meaning: 'The subscription keeps 800 deployments, and has them.',
    fix: 'Remove old ones: az deployment sub list --query "[?properties.timestamp<\'2026\'].name" and az deployment sub delete --name <name>',
  },
  {
    pattern: /ReadOnlyDisabledSubscription|SubscriptionNotFound|is disabled/i,
    meaning: 'The subscription is disabled, or is not there for whoever is signed in.',
    fix: 'Look: az account list --all --output table. Then give the right one: --subscription <id>',
  },
  {
    pattern: /ImagePullBackOff|ErrImagePull/,
    meaning: 'The nodes can not pull the image.',
    fix: 'Look whether the digest is in the registry and whether the nodes have the right AcrPull; a new right takes some minutes. Then deploy again.',
    link: `${AKS}/pods-imagepullbackoff`,
  },
  {
    pattern: /exec format error/i,
    meaning: 'The image is made for another processor than that of the nodes, which is Arm64.',
    fix: "Build it with --platform linux/arm64; the FROM lines of the service's Dockerfile must name images that have it.",
  },
  {
    pattern: /CrashLoopBackOff/,
    meaning: 'The program ends right after its start.',
    fix: 'Its last words are above. Mend the service, and deploy again.',
  },
  {
    pattern: /CreateContainerConfigError/,
    meaning: 'A ConfigMap or Secret that the pod needs is not there.',
    fix: 'Make it in charts/main.ts, or correct its name there.',
  },
  {
    pattern: /Unschedulable|Insufficient (cpu|memory)|didn't match/i,
    meaning: 'No node has room for the pod.',
    fix: 'Raise nodeCount.user.max or take a larger nodeSize.user in devops/config/variables.json; or ask for less in charts/main.ts.',
  },
];

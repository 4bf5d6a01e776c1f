# shellcheck shell=bash
# Finds what the parameter file of an environment cannot know, and leaves the arguments of
# `az deployment sub` in the array `deployment`. The other scripts of this folder read it.

# Who deploys may use the clusters. The id comes from the token: reading it from the directory would
# need one more permission.
admins="$(az account get-access-token --query accessToken --output tsv | jq --raw-input --compact-output \
  'split(".")[1] | gsub("-"; "+") | gsub("_"; "/") | . + "==="[0:(4 - length % 4) % 4] | @base64d
   | fromjson | [{id: .oid, type: "ServicePrincipal"}]')"

# How many nodes there are: the autoscaler has moved the numbers, and they stay as they are. Best
# effort: what it does from now until the deployment reaches a pool is undone.
nodes="$(az aks list --output json | jq --compact-output \
  '[.[] | select(.tags.workload == env.WORKLOAD and .tags.environment == env.ENVIRONMENT)
    | {(.tags.region): ((.agentPoolProfiles // []) | map({(.name): .count}) | add // {})}] | add // {}')"

# With exposure privateLink, Front Door's way into a region is a service that the first rollout makes
# there: whatever is there by now becomes an origin.
links="$(az network private-link-service list --output json | jq --compact-output \
  --slurpfile variables devops/config/variables.json \
  '$variables[0].environments[env.ENVIRONMENT] as $environment
    | [.[] | select(.name == "pls-gateway") as $link | $environment.regions[]
    | select(($link.resourceGroup | ascii_downcase) == ("\($environment.resourceGroup)-\(.name)" | ascii_downcase))
    | {(.name): $link.id}] | add // {}')"

skipped="$(jq --null-input --compact-output \
  '(env.SKIP_REGIONS // "") | gsub("\\s"; "") | split(",") | map(select(. != ""))')"

# Of the deployment and of what is global: it stays when the first region goes.
location="$(jq --raw-output \
  '.environments[env.ENVIRONMENT] | .home // .regions[0].location' devops/config/variables.json)"

# shellcheck disable=SC2034
deployment=(
  --name "$WORKLOAD-$ENVIRONMENT"
  --location "$location"
  --parameters "devops/bicep/$ENVIRONMENT.bicepparam"
  --parameters "clusterAdmins=$admins" "nodeCounts=$nodes"
  --parameters "privateLinkServices=$links" "skipRegions=$skipped"
)

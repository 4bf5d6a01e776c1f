# shellcheck shell=bash
# Finds what the parameter file of an environment cannot know. preview.sh reads it. Who deploys is not
# among it: who only looks does not become one of those who may use the clusters.

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

# A name that is mistyped would deploy to the region that is down.
# shellcheck disable=SC2034
skipped="$(jq --compact-output '(.environments[env.ENVIRONMENT].regions | map(.name)) as $known
  | (env.SKIP_REGIONS // "") | gsub("\\s"; "") | split(",") | map(select(. != "")) | . as $names | $names - $known
  | if . == [] then $names
    else error("\(env.ENVIRONMENT) has no region \(join(", ")). It has: \($known | join(", ")).") end' \
  devops/config/variables.json)"

# Leaves the arguments of one deployment in the array `deployment`. Azure keeps a deployment where it began:
# the home of what is global, or, where something is left out, the first region that is not. That location is
# in the name, because another one is refused for a name that is known.
# Usage: prepare <names of regions to leave out, JSON> <true where what is global is left out too>
prepare() {
  local location name global=()
  location="$(jq --raw-output --argjson skipped "$1" --arg global "$2" '.environments[env.ENVIRONMENT]
    | (.home // .regions[0].location) as $home
    | [.regions[] | select(.name | IN($skipped[]) | not).location] as $up
    | if $skipped == [] and $global != "true" then $home else $up[0] // $home end' devops/config/variables.json)"
  name="$location-$WORKLOAD-$ENVIRONMENT"
  if [[ $2 == true ]]; then global=(skipGlobal=true); fi
  # shellcheck disable=SC2034
  deployment=(
    --name "${name:0:64}"
    --location "$location"
    --parameters "devops/bicep/$ENVIRONMENT.bicepparam"
    --parameters "nodeCounts=$nodes" "privateLinkServices=$links" "skipRegions=$1" "${global[@]}"
  )
}

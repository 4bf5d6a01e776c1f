#!/usr/bin/env bash
# Asks Azure for what it named. By the names of variables.json: a deployment that failed has no outputs.
set -euo pipefail

jq --raw-output '.environments[env.ENVIRONMENT] | [.resourceGroup, .containerRegistryName, .frontDoorName] | @tsv' \
  devops/config/variables.json > "$RUNNER_TEMP/names.tsv"
IFS=$'\t' read -r group registry profile < "$RUNNER_TEMP/names.tsv"

# Keeps what az answers, under a name, for the steps after this one.
# Usage: keep <name> <what it is> <command>...
keep() {
  local value
  if ! value="$("${@:3}" --output tsv)" || [[ -z $value ]]; then
    echo "::error::$ENVIRONMENT has no $2 yet: run the workflow 'infrastructure', then this one again."
    exit 1
  fi
  echo "$1=$value" >> "$GITHUB_OUTPUT"
}
keep registry "registry $registry" \
  az acr show --resource-group "$group" --name "$registry" --query loginServer
keep front-door-id "Front Door $profile" \
  az afd profile show --resource-group "$group" --profile-name "$profile" --query frontDoorId
keep front-door-host "endpoint of $profile" \
  az afd endpoint list --resource-group "$group" --profile-name "$profile" \
  --query "[?tags.environment=='$ENVIRONMENT'].hostName"

#!/usr/bin/env bash
# Deploys the infrastructure of an environment: all regions at once the first time. Once clusters run, whatever
# changes them changes one region after the other, and stops where one does not answer after it.
set -euo pipefail
# shellcheck source=parameters.sh
source "$(dirname "${BASH_SOURCE[0]}")/parameters.sh"

# Whether the region answers by its own way through Front Door, however it is routed otherwise.
is_ready() {
  curl --fail --silent --output /dev/null --max-time 10 "https://$host/.aks-ha/$1/readyz"
}

mapfile -t live < <(jq --raw-output --argjson nodes "$nodes" --argjson skipped "$skipped" \
  '.environments[env.ENVIRONMENT].regions[].name | select(IN($skipped[]) | not) | select($nodes[.])' \
  devops/config/variables.json)
if ((${#live[@]} > 1)); then
  host="$(jq --raw-output '.environments[env.ENVIRONMENT] | [.resourceGroup, .frontDoorName] | @tsv' \
    devops/config/variables.json | {
    IFS=$'\t' read -r group profile
    az afd endpoint list --resource-group "$group" --profile-name "$profile" \
      --query "[?tags.environment=='$ENVIRONMENT'].hostName" --output tsv
  })"
  for region in "${live[@]}"; do
    # Before anything is rolled out, there is nothing that could answer.
    ready=false
    if is_ready "$region"; then ready=true; fi
    prepare "$(jq --compact-output --arg region "$region" \
      '[.environments[env.ENVIRONMENT].regions[].name | select(. != $region)]' devops/config/variables.json)" true
    echo "$region"
    az deployment sub create "${deployment[@]}" --output none
    if [[ $ready == false ]]; then continue; fi
    deadline=$(($(date +%s) + 300))
    until is_ready "$region"; do
      if (($(date +%s) >= deadline)); then
        echo "::error::$region answered before its infrastructure was deployed, and does not any more. The regions after it and what is global are as they were. docs/runbook.md says what to look at, under 'A lost region'."
        exit 1
      fi
      sleep 15
    done
  done
fi

# New regions, and what is global. For the clusters above it changes nothing any more.
prepare "$skipped" "${SKIP_GLOBAL:-}"
az deployment sub create "${deployment[@]}" --query properties.outputs

#!/usr/bin/env bash
# Leaves what a deployment of an environment would change in $RUNNER_TEMP/what-if/<environment>.json,
# `{ environment, changes, text }`, and in the summary of the run.
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")"
result="$RUNNER_TEMP/what-if/$ENVIRONMENT.json"
mkdir -p "$RUNNER_TEMP/what-if"

group="$(jq --raw-output '.environments[env.ENVIRONMENT].resourceGroup' devops/config/variables.json)"
if [[ $ONLY_DEPLOYED == true && $(az group exists --name "$group") == false ]]; then
  jq --null-input '{environment: env.ENVIRONMENT, changes: 0, text: "Not deployed yet."}' > "$result"
else
  # shellcheck source=parameters.sh
  source "$here/parameters.sh"
  # In a variable first: a failing az in front of a pipe would leave a result that says "no changes".
  prepare "$skipped" "${SKIP_GLOBAL:-}"
  # What it needs no rights for that a pull request must not have.
  answer="$(az deployment sub what-if "${deployment[@]}" --validation-level ProviderNoRbac \
    --no-pretty-print --output json)"
  REGION_COUNT="$(jq '.environments[env.ENVIRONMENT].regions | length' devops/config/variables.json)"
  export REGION_COUNT
  jq --from-file "$here/what-if.jq" <<< "$answer" > "$result"
fi

jq --raw-output '"## \(.environment)\n\n```diff\n\(.text)\n```"' "$result" | tee -a "$GITHUB_STEP_SUMMARY"

#!/usr/bin/env bash
# Takes the regions of an environment in their order. The next one begins once the one before has answered for
# a while; one that fails ends it, so that those after it keep what they have.
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=answers.sh
source "$here/answers.sh"

for setting in SOAK_REQUESTS ERROR_BUDGET_PERCENT; do
  if [[ ! ${!setting} =~ ^[0-9]{1,5}$ ]]; then
    echo "::error::The variable $setting has to be a whole number, and it is '${!setting}'."
    exit 1
  fi
done

# A name that is mistyped would roll out to the region that is down.
jq --raw-output '((env.SKIP_REGIONS // "") | gsub("\\s"; "") | split(",") | map(select(. != ""))) as $skip
  | .environments[env.ENVIRONMENT] | .resourceGroup as $group
  | ($skip - (.regions | map(.name))) as $unknown
  | if $unknown == [] then . else error("\(env.ENVIRONMENT) has no region \($unknown | join(", ")).") end
  | .regions[]
  | select(.name | IN($skip[]) | not)
  | [.name, .location, .aksClusterName, "\($group)-\(.name)"] | @tsv' \
  devops/config/variables.json > "$RUNNER_TEMP/regions.tsv"
: > "$RUNNER_TEMP/without-way"

while IFS=$'\t' read -r -u 3 region location cluster group; do
  echo "::group::$region ($location)"
  # What a token of GitHub was exchanged for ends after an hour.
  bash "$here/../sign-in/sign-in.sh"
  bash "$here/region.sh" "$region" "$location" "$cluster" "$group" 3<&-
  echo "::endgroup::"
  echo "- $region ($location) runs \`$DIGEST\`" >> "$GITHUB_STEP_SUMMARY"
done 3< "$RUNNER_TEMP/regions.tsv"

# Once more, one after the other: a later region may have taken something away from an earlier one.
while IFS=$'\t' read -r -u 3 region location _ _; do
  if grep --quiet --line-regexp --fixed-strings "$region" "$RUNNER_TEMP/without-way"; then continue; fi
  retry 300 is_answered "$region" "$location" "$DIGEST" || {
    echo "::error::$region answered after its rollout and does not any more. docs/runbook.md says what to do, under 'A region does not answer'."
    exit 1
  }
  echo "$region has answered"
done 3< "$RUNNER_TEMP/regions.tsv"

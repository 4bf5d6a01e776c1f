#!/usr/bin/env bash
# An earlier run may not undo a later one. No other run is at work in the environment while this one is; so it
# is enough to look whether a later one was: whether its job got as far as to roll out.
# Usage: newest.sh <environment>
set -euo pipefail
environment=$1

# Read whole first: a failing gh in a pipe could look like an empty answer.
runs="$(gh run list --workflow service.yml --branch main --limit 100 --json number,databaseId)"
later="$(jq --raw-output '.[] | select(.number > (env.GITHUB_RUN_NUMBER | tonumber)) | .databaseId' <<< "$runs")"
for run in $later; do
  jobs="$(gh run view "$run" --json jobs,number)"
  number="$(jq --raw-output --arg job "deploy ($environment)" '.number as $number | .jobs[]
    | select(.name == $job)
    | select(any(.steps[]; .name == "Roll out" and (.conclusion | IN("success", "failure", "cancelled"))))
    | $number' <<< "$jobs")"
  if [[ -n $number ]]; then
    echo "::error::Run $number has already rolled a later version out in $environment. This one is run $GITHUB_RUN_NUMBER, and changed nothing. To go back, revert the commit."
    exit 1
  fi
done

#!/usr/bin/env bash
# Rolls the image out in one region. What runs there is recorded before; where the new one does not come up,
# or does not stay up, the region gets it back, and this fails.
# Usage: region.sh <region> <location> <cluster> <resource group>
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=answers.sh
source "$here/answers.sh"
region=$1 location=$2 cluster=$3 group=$4
manifest="$RUNNER_TEMP/$region.yaml"
# An earlier run may not undo a later one: the number of the run that was here last.
annotation=create-aks-ha/run

export KUBECONFIG="$RUNNER_TEMP/$region.kubeconfig"
az aks get-credentials --resource-group "$group" --name "$cluster" --file "$KUBECONFIG" || {
  echo "::error::$ENVIRONMENT has no cluster $cluster yet: run the workflow 'infrastructure', then this one again."
  exit 1
}
kubelogin convert-kubeconfig --login azurecli
bash "$here/manifest.sh" "$region" "$group" > "$manifest"
grep --quiet --fixed-strings "$DIGEST" "$manifest" || {
  echo "::error::manifests/$ENVIRONMENT/$region.yaml has no place for the image: run 'npx projen' and commit what it changes."
  exit 1
}

# shellcheck disable=SC2317
record() {
  kubectl get deployment "$WORKLOAD" --namespace "$WORKLOAD" --ignore-not-found --output json > "$RUNNER_TEMP/before.json"
}
# A role assignment takes minutes to work.
retry 600 record
revision='' before='' last=''
if [[ -s $RUNNER_TEMP/before.json ]]; then
  revision="$(jq --raw-output '.metadata.annotations["deployment.kubernetes.io/revision"] // ""' "$RUNNER_TEMP/before.json")"
  before="$(jq --raw-output '.spec.template.spec.containers[] | select(.name == env.WORKLOAD).image
    | split("@")[1] // ""' "$RUNNER_TEMP/before.json")"
  last="$(jq --raw-output --arg name "$annotation" '.metadata.annotations[$name] // ""' "$RUNNER_TEMP/before.json")"
fi
if [[ $last =~ ^[0-9]+$ ]] && ((last > GITHUB_RUN_NUMBER)); then
  echo "::error::Run $last has already rolled a later version out in $region. This one is run $GITHUB_RUN_NUMBER, and changed nothing here. To go back, revert the commit."
  exit 1
fi

# With Private Link, the first rollout makes what Front Door needs to know of a region.
has_way() {
  local global profile
  grep --quiet azure-pls-create "$manifest" || return 0
  IFS=$'\t' read -r global _ profile < "$RUNNER_TEMP/names.tsv"
  [[ -n "$(az afd origin-group list --resource-group "$global" --profile-name "$profile" \
    --query "[?name=='region-$region'].name" --output tsv)" ]]
}

is_up() {
  kubectl rollout status "deployment/$WORKLOAD" --namespace "$WORKLOAD" --timeout "$1"
}

comes_up() {
  # The Gateway classes of a new cluster take minutes too.
  retry 600 kubectl apply --filename "$manifest" &&
    kubectl annotate deployment "$WORKLOAD" --namespace "$WORKLOAD" --overwrite "$annotation=$GITHUB_RUN_NUMBER" &&
    is_up 15m || return 1
  if ! has_way; then
    echo "::warning::Front Door has no way to $region yet: run the workflow 'infrastructure' and approve the connection of $region. docs/settings.md says how."
    echo "$region" >> "$RUNNER_TEMP/without-way"
    return 0
  fi
  retry 900 is_answered "$region" "$location" "$DIGEST" && soak "$region" "$location" "$DIGEST" && is_up 1m
}

roll_back() {
  # It may have taken long to fail.
  bash "$here/../sign-in/sign-in.sh" &&
    kubectl rollout undo "deployment/$WORKLOAD" --namespace "$WORKLOAD" --to-revision "$revision" &&
    is_up 15m || return 1
  ! has_way || retry 600 is_answered "$region" "$location" "$before"
}

if comes_up; then exit 0; fi
# Nothing, or the placeholder of a manifest that somebody applied as it was.
if [[ -z $revision || ! $before =~ ^sha256:.*[^0] ]]; then
  echo "::error::$region did not come up, and there is nothing to roll back to. docs/runbook.md says what to look at, under 'A bad rollout'. The regions after it are as they were."
elif roll_back; then
  echo "::error::$region did not come up, and was rolled back to $before. docs/runbook.md says what to look at, under 'A bad rollout'. The regions after it are as they were."
  echo "- $region ($location) was rolled back to \`$before\`" >> "$GITHUB_STEP_SUMMARY"
else
  echo "::error::$region did not come up, and could not be rolled back to $before. Look at it now: docs/runbook.md says how, under 'A bad rollout'. The regions after it are as they were."
fi
exit 1

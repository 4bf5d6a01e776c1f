#!/usr/bin/env bash
# Brings the image into the registry of an environment, byte for byte: every environment runs what was tested.
set -euo pipefail

# By the name of variables.json: a deployment that failed has no outputs.
registry="$(jq --raw-output '.environments[env.ENVIRONMENT].containerRegistryName' devops/config/variables.json)"
if ! server="$(az acr show --name "$registry" --query loginServer --output tsv)" || [[ -z $server ]]; then
  echo "::error::$ENVIRONMENT has no registry $registry yet: run the workflow 'infrastructure', then this one again."
  exit 1
fi
az acr login --name "$registry"
skopeo copy --preserve-digests --digestfile "$RUNNER_TEMP/digest" \
  "oci-archive:$IMAGE" "docker://$server/$WORKLOAD:$GITHUB_SHA"
pushed="$(cat "$RUNNER_TEMP/digest")"
if [[ $pushed != "$DIGEST" ]]; then
  echo "::error::The image that was tested is $DIGEST, and what came into $server is $pushed. Nothing was rolled out."
  exit 1
fi

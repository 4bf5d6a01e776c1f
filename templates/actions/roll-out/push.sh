#!/usr/bin/env bash
# Brings the image into the registry of an environment, byte for byte: every environment runs what was tested.
set -euo pipefail

az acr login --name "${REGISTRY%%.*}"
skopeo copy --preserve-digests --digestfile "$RUNNER_TEMP/digest" \
  "oci-archive:$IMAGE" "docker://$REGISTRY/$WORKLOAD:$GITHUB_SHA"
pushed="$(cat "$RUNNER_TEMP/digest")"
if [[ $pushed != "$DIGEST" ]]; then
  echo "::error::The image that was tested is $DIGEST, and what came into $REGISTRY is $pushed. Nothing was rolled out."
  exit 1
fi

#!/usr/bin/env bash
# Compares the processor that an image is for with the one that the manifests want of a node. On another one
# its containers would end with `exec format error`. Writes the image's digest to the outputs of the step.
set -euo pipefail

architecture="$(skopeo inspect --config "oci-archive:$IMAGE" | jq --raw-output .architecture)"
wanted="$(grep --no-filename --recursive --only-matching --perl-regexp 'kubernetes\.io/arch: \K\w+' manifests | sort --unique)"
if [[ $architecture != "$wanted" ]]; then
  echo "::error::The image is for $architecture, and the nodes are ${wanted//$'\n'/ and }: its containers would end with 'exec format error'. Build it with --platform linux/$wanted."
  exit 1
fi
echo "digest=$(skopeo inspect --format '{{.Digest}}' "oci-archive:$IMAGE")" >> "$GITHUB_OUTPUT"

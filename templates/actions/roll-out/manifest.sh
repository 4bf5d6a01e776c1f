#!/usr/bin/env bash
# Prints the manifest of a region with the real image and the names that Azure gave, in place of the placeholders.
# Usage: manifest.sh <region> <resource group>
set -euo pipefail
region=$1 group=$2
file="manifests/$ENVIRONMENT/$region.yaml"

# Usage: identity_of <what signs in>
identity_of() {
  az identity show --resource-group "$group" --name "id-$WORKLOAD-$ENVIRONMENT-$region-$1" --query clientId --output tsv
}
workload_identity="$(identity_of workload)"
# Only where there is an origin certificate, which the gateway signs in to read.
gateway_identity=11111111-1111-1111-1111-111111111111
if grep --quiet --fixed-strings "$gateway_identity" "$file"; then gateway_identity="$(identity_of gateway)"; fi

sed --regexp-extended \
  --expression "s|[a-z0-9.-]+/$WORKLOAD@sha256:0{64}|$REGISTRY/$WORKLOAD@$DIGEST|" \
  --expression "s|sha256:0{64}|$DIGEST|" \
  --expression "s|0{8}(-0{4}){3}-0{12}|$FRONT_DOOR_ID|" \
  --expression "s|1{8}(-1{4}){3}-1{12}|$gateway_identity|" \
  --expression "s|2{8}(-2{4}){3}-2{12}|$workload_identity|" \
  "$file"

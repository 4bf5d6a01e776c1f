#!/usr/bin/env bash
# Deploys the infrastructure of an environment.
set -euo pipefail
# shellcheck source=parameters.sh
source "$(dirname "${BASH_SOURCE[0]}")/parameters.sh"

az deployment sub create "${deployment[@]}" --query properties.outputs

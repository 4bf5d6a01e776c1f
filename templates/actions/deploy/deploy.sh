#!/usr/bin/env bash
# Runs `npm run deploy` with what the workflow was told. The summary of the run gets what it did where; no
# state is kept: run again after anything, it goes on.
set -euo pipefail

options=(--only "$ONLY" --environment "$ENVIRONMENT" --yes)
# Hands an option on where it has a value.
# Usage: given <option> <value>
given() {
  if [[ -n $2 ]]; then options+=("$1" "$2"); fi
}
given --image "${IMAGE:-}"
given --skip-region "${SKIP_REGIONS:-}"
given --soak "${SOAK:-}"
given --error-budget "${ERROR_BUDGET:-}"
if [[ ${SKIP_GLOBAL:-} == true ]]; then options+=(--skip-global); fi

# The compiler of the version that was installed for it; az keeps it there.
if [[ $ONLY == infrastructure && -z ${BICEP_PATH:-} ]]; then export BICEP_PATH="$HOME/.azure/bin/bicep"; fi
# OpenID Connect where its three variables are set, which the command would use only without the secret.
if [[ -n ${AZURE_CLIENT_ID:-} && -n ${AZURE_TENANT_ID:-} && -n ${AZURE_SUBSCRIPTION_ID:-} ]]; then
  unset AZURE_SP_CREDENTIALS
else
  unset AZURE_CLIENT_ID AZURE_TENANT_ID AZURE_SUBSCRIPTION_ID
fi

status=0
npm run --silent deploy -- "${options[@]}" 2>&1 | tee "$RUNNER_TEMP/deploy.log" || status=$?
{
  echo "## $ENVIRONMENT: $ONLY"
  echo
  echo '~~~~text'
  tail --lines 200 "$RUNNER_TEMP/deploy.log"
  echo '~~~~'
} >> "$GITHUB_STEP_SUMMARY"
if ((status != 0)); then
  echo "::error::The $ONLY of $ENVIRONMENT was not deployed, or not everywhere. The lines above, and the summary of this run, say what each region has and what mends it."
fi
exit "$status"

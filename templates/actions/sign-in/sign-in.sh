#!/usr/bin/env bash
# Signs az in. A script and not azure/login, because a rollout runs it again before each region: what a
# token of GitHub was exchanged for ends after an hour, and many regions take longer.
set -euo pipefail

if [[ -n ${AZURE_CLIENT_ID:-} && -n ${AZURE_TENANT_ID:-} && -n ${AZURE_SUBSCRIPTION_ID:-} ]]; then
  if [[ -z ${ACTIONS_ID_TOKEN_REQUEST_URL:-} ]]; then
    echo "::error::GitHub gives this job no token to sign in with: it lacks the permission 'id-token: write'."
    exit 1
  fi
  token="$(curl --fail --silent --show-error --retry 5 --retry-all-errors \
    --header "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
    "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=api%3A%2F%2FAzureADTokenExchange" | jq --raw-output .value)"
  echo "::add-mask::$token"
  az login --service-principal --username "$AZURE_CLIENT_ID" --tenant "$AZURE_TENANT_ID" \
    --federated-token "$token" --output none
  az account set --subscription "$AZURE_SUBSCRIPTION_ID"
elif [[ -n ${AZURE_SP_CREDENTIALS:-} ]]; then
  field() {
    jq --exit-status --raw-output --arg name "$1" '.[$name] // error' <<< "$AZURE_SP_CREDENTIALS" 2> /dev/null || {
      echo "::error::The secret AZURE_SP_CREDENTIALS has no $1. README.md has the command that makes it." >&2
      return 1
    }
  }
  client="$(field clientId)"
  secret="$(field clientSecret)"
  tenant="$(field tenantId)"
  subscription="$(field subscriptionId)"
  # GitHub hides the secret as a whole, and not what is in it.
  echo "::add-mask::$secret"
  az login --service-principal --username "$client" --tenant "$tenant" --password="$secret" --output none
  az account set --subscription "$subscription"
else
  echo "::error::There is nothing to sign in to Azure with: set the variables AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_SUBSCRIPTION_ID, or the secret AZURE_SP_CREDENTIALS. README.md says how, under 'Signing in from GitHub'."
  exit 1
fi

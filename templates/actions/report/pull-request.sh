#!/usr/bin/env bash
# One comment on the pull request, that each run writes anew.
set -euo pipefail
# shellcheck source=body.sh
source "$(dirname "${BASH_SOURCE[0]}")/body.sh"
marker='<!-- create-aks-ha: what-if -->'

write_body "$marker" "## What this would change in Azure"
comment="$(find_ours "$marker" "issues/$PULL_REQUEST/comments?per_page=100" id)"
if [[ -n $comment ]]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$comment" --field "body=@$RUNNER_TEMP/body.md" --silent
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" --field "body=@$RUNNER_TEMP/body.md" --silent
fi

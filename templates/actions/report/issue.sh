#!/usr/bin/env bash
# One issue while Azure is not as the repository says: opened, renewed each night, and closed once it is.
set -euo pipefail
# shellcheck source=body.sh
source "$(dirname "${BASH_SOURCE[0]}")/body.sh"
marker='<!-- create-aks-ha: drift -->'

write_body "$marker" "What a deployment of the main branch would change in Azure now. Somebody changed Azure by hand, or the main branch has changes that are not deployed. docs/runbook.md says what to do, under 'Azure is not as the repository says'. This issue closes by itself."
issue="$(find_ours "$marker" 'issues?state=open&creator=github-actions%5Bbot%5D&per_page=100' number)"
# shellcheck disable=SC2154
if ((changes > 0)) && [[ -n $issue ]]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/$issue" --field "body=@$RUNNER_TEMP/body.md" --silent
elif ((changes > 0)); then
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues" --raw-field "title=Azure is not as the repository says" \
    --field "body=@$RUNNER_TEMP/body.md" --silent
# What could not be looked at may still differ.
elif ((missing == 0)) && [[ -n $issue ]]; then
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$issue/comments" \
    --raw-field "body=Azure is as the repository says again." --silent
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/$issue" --raw-field state=closed --silent
fi

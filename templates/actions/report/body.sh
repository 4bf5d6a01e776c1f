# shellcheck shell=bash
# Leaves the previews of all environments as Markdown in $RUNNER_TEMP/body.md, behind a marker by which it
# is found again, and sets `changes` and `missing`. The other scripts of this folder read it.

# Usage: write_body <marker> <introduction>
write_body() {
  local environment file
  changes=0 missing=0
  {
    printf '%s\n%s\n' "$1" "$2"
    while IFS= read -r -u 3 environment; do
      file="$RUNNER_TEMP/what-if/$environment.json"
      printf '\n### %s\n\n' "$environment"
      if [[ -f $file ]]; then
        changes=$((changes + $(jq .changes "$file")))
        # GitHub takes 65,536 characters for all environments together.
        jq --raw-output --argjson environments "$ENVIRONMENTS" '(60000 / ($environments | length) | floor) as $most
          | "```diff\n\(if (.text | length) > $most then .text[0:$most] + "\n... cut off: the summary of the run has all" else .text end)\n```"' "$file"
      else
        missing=$((missing + 1))
        echo "The preview failed: the run says why."
      fi
    done 3< <(jq --raw-output '.[]' <<< "$ENVIRONMENTS")
    printf '\n[The run](%s/%s/actions/runs/%s)\n' "$GITHUB_SERVER_URL" "$GITHUB_REPOSITORY" "$GITHUB_RUN_ID"
  } > "$RUNNER_TEMP/body.md"
}

# The number or id of what a workflow wrote before; nothing where it wrote nothing.
# Usage: find_ours <marker> <path of the API> <field>
find_ours() {
  gh api --paginate "repos/$GITHUB_REPOSITORY/$2" |
    jq --slurp --raw-output --arg marker "$1" --arg field "$3" \
      '[.[][] | select(.pull_request == null and .user.type == "Bot" and ((.body // "") | startswith($marker)))][0][$field] // empty'
}

# shellcheck shell=bash
# Asks a region by its own route of Front Door. The other scripts of this folder read it.

# Runs a command until it succeeds, for at most so many seconds.
# Usage: retry <seconds> <command>...
retry() {
  local deadline=$(($(date +%s) + $1))
  shift
  until "$@"; do
    (($(date +%s) < deadline)) || return 1
    sleep 15
  done
}

# Whether a region answers as it should. Its route has one origin only, so an answer can come from nowhere
# else; the service says which image it runs, so an answer of another version does not count.
# Usage: is_answered <region> <location> <digest>
is_answered() {
  local answer
  if answer="$(curl --fail --silent --show-error --max-time 10 "https://$FRONT_DOOR_HOST/.aks-ha/$1/default")" &&
    jq --exit-status --arg location "$2" --arg digest "$3" \
      '.region == $location and .version == $digest' <<< "$answer" > /dev/null; then
    return 0
  fi
  echo "$1 answered: ${answer:-nothing}"
  return 1
}

# Asks once a second, and fails as soon as more requests failed than the error budget allows.
# Usage: soak <region> <location> <digest>
soak() {
  local asked failed=0 budget=$((SOAK_REQUESTS * ERROR_BUDGET_PERCENT / 100))
  for ((asked = 1; asked <= SOAK_REQUESTS; asked++)); do
    is_answered "$@" || failed=$((failed + 1))
    if ((failed > budget)); then
      echo "$failed of $asked requests failed. The error budget is $budget of $SOAK_REQUESTS."
      return 1
    fi
    sleep 1
  done
  echo "$failed of $SOAK_REQUESTS requests failed. The error budget is $budget."
}

# From the JSON of `az deployment sub what-if` to what a person and a program need to know: `{ environment,
# changes, text }`, with `text` in the way of a diff. Azure often counts properties as changed that have no
# effect: they are left out, and so are resources with nothing else.

def name: sub("^/subscriptions/[^/]+/"; "") | sub("^resourceGroups/(?<group>[^/]+)/providers/"; "\(.group): ");

def value: (if type == "string" then . else tojson end) | if length > 160 then .[0:157] + "..." else . end;

def properties($parent):
  ([$parent, .path] | map(select(. != "")) | join(".")) as $path
  | if .propertyChangeType == "NoEffect" then empty
    elif (.children // []) != [] then .children[] | properties($path)
    elif .propertyChangeType == "Create" then "+   \($path): \(.after | value)"
    elif .propertyChangeType == "Delete" then "-   \($path): \(.before | value)"
    else "-   \($path): \(.before | value)", "+   \($path): \(.after | value)"
    end;

def resource:
  (.resourceId | name) as $name
  | if .changeType == "Create" then ["+ \($name)"]
    elif .changeType == "Delete" then ["- \($name)"]
    elif .changeType == "Modify" then
      [.delta[]? | properties("")] | if . == [] then empty else ["! \($name)"] + . end
    else empty
    end;

# What Azure could not judge is no change, and no absence of one.
def unjudged:
  [.[] | select(.changeType == "Unsupported") | .resourceId | name] as $names
  | if $names == [] then empty
    else ["? Azure does not say of \($names | length) what would become of them: \($names[0:5] | join(", "))"] end;

(.changes // .properties.changes // []) as $all
| [$all[] | resource] as $changes
| {
    environment: env.ENVIRONMENT,
    changes: ($changes | length),
    text: ([
      (if $changes == [] then ["No changes."] else $changes[] end),
      ($all | unjudged),
      # Azure looks into 500 nested deployments, and says nothing of those after them.
      (if (env.REGION_COUNT // "0" | tonumber) > 20
        then ["? Of so many regions, Azure may leave out the last: look at each with skip-regions."] else empty end)
    ] | map(join("\n")) | join("\n"))
  }

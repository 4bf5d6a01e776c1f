import { keysAt, listAt, textAt } from './json-value';
import { NODE_RESOURCE_GROUP } from './naming-rules';
import type { Problem } from './problem';
import { nodeResourceGroup, stampResourceGroup } from './stamp';

/** The groups that follow from an environment's one: each must fit AKS's limit, and none may belong to two environments. */
export function resourceGroupProblems(document: unknown): Problem[] {
  const others = new Set<string>();
  const named = new Set<string>();
  return keysAt(document, ['environments']).flatMap((environment) => {
    const path = ['environments', environment, 'resourceGroup'];
    const value = textAt(document, path);
    if (value === undefined) return [];
    const groups = groupsOf(document, environment, value);
    const long = groups.find((group) => group.endsWith('-nodes') && group.length > NODE_RESOURCE_GROUP.maxLength);
    const shared = groups.find((group) => others.has(comparable(group)));
    // The same name twice is told where names are compared; here it is about those that are derived.
    const isNamed = named.has(comparable(value));
    named.add(comparable(value));
    for (const group of groups) others.add(comparable(group));
    const fix = () => ({ kind: 'set', value: freeResourceGroup(document, environment, value) }) as const;
    const { maxLength } = NODE_RESOURCE_GROUP;
    if (long !== undefined) {
      const cause = `"${long}", which AKS fills with nodes, has ${long.length} characters`;
      return [
        {
          path,
          rule: `at most ${maxLength} characters with the region's name and "-nodes" behind it`,
          cause,
          fix: fix(),
        },
      ];
    }
    if (shared === undefined || isNamed) return [];
    const cause = `the group "${shared}" would belong to two environments`;
    return [{ path, rule: 'one environment for each resource group', cause, fix: fix() }];
  });
}

/** The nearest name whose groups all fit and belong to nobody else. */
export function freeResourceGroup(document: unknown, environment: string, wanted: string): string {
  const regions = listAt(document, ['environments', environment, 'regions']);
  const longest = Math.max(0, ...regions.map((region) => textAt(region, ['name'])?.length ?? 0));
  const room = NODE_RESOURCE_GROUP.maxLength - '--nodes'.length - Math.min(longest, 20) - 3;
  const others = new Set(
    keysAt(document, ['environments'])
      .filter((other) => other !== environment)
      .flatMap((other) => groupsOf(document, other).map(comparable)),
  );
  const base = wanted.slice(0, room).replace(/\.+$/, '') || `rg-${environment}`;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? base : `${base}${number}`;
    const groups = groupsOf(document, environment, candidate);
    if (!groups.some((group) => others.has(comparable(group)))) return candidate;
  }
}

function groupsOf(
  document: unknown,
  environment: string,
  resourceGroup = textAt(document, ['environments', environment, 'resourceGroup']),
): string[] {
  if (resourceGroup === undefined) return [];
  const regions = listAt(document, ['environments', environment, 'regions']);
  const names = regions.map((region) => textAt(region, ['name'])).filter((name) => name !== undefined);
  const derived = names.flatMap((region) => [
    stampResourceGroup({ resourceGroup, region }),
    nodeResourceGroup({ resourceGroup, region }),
  ]);
  return [resourceGroup, ...derived];
}

/** Azure compares names without regard to case. */
function comparable(group: string): string {
  return group.toLowerCase();
}

import { keysAt, valueAt } from '../json-value';
import type { JsonPath, Problem } from '../problem';

/** Bytes of one deployment: Azure Resource Manager counts its template with every loop written out. */
const LIMIT = 4 * 2 ** 20;

/** What the emitted template takes, rounded up; test/templates/bicep/limits.test.ts holds them to it. */
const FIXED = 90_000;
const EACH_REGION = 111_000;

/**
 * Lists that every region is told, where all of it would be more than a deployment may have. Without such lists all
 * usable regions fit.
 */
export function deploymentSizeProblems(document: unknown): Problem[] {
  return keysAt(document, ['environments']).flatMap((environment) => {
    const path = ['environments', environment];
    const ranges = listAt(document, [...path, 'apiServer', 'authorizedRanges']);
    const admins = listAt(document, [...path, 'clusterAdmins']);
    const regions = listAt(document, [...path, 'regions']).length;
    if (regions === 0) return [];
    const room = Math.floor((LIMIT - FIXED) / regions) - EACH_REGION;
    // Whoever may reach an API server comes before whoever may do what there.
    const reaching = fitting(ranges, room);
    const allowed = fitting(admins, room - size(reaching));
    return [
      ...(reaching.length < ranges.length
        ? [tooLong([...path, 'apiServer', 'authorizedRanges'], ranges, reaching, regions)]
        : []),
      ...(allowed.length < admins.length ? [tooLong([...path, 'clusterAdmins'], admins, allowed, regions)] : []),
    ];
  });
}

/** As many entries as there is room for. */
function fitting(list: readonly unknown[], room: number): readonly unknown[] {
  return list.filter((_, index) => size(list.slice(0, index + 1)) <= room);
}

function tooLong(path: JsonPath, list: readonly unknown[], kept: readonly unknown[], regions: number): Problem {
  return {
    path,
    rule: `at most ${kept.length} entries with ${regions} regions`,
    cause: `each of ${regions} regions is told all ${list.length}, which makes the deployment larger than Azure's 4 MB`,
    fix: kept.length > 0 ? { kind: 'set', value: [...kept] } : { kind: 'remove' },
  };
}

function listAt(document: unknown, path: JsonPath): readonly unknown[] {
  const value = valueAt(document, path);
  return Array.isArray(value) ? value : [];
}

/** As the template holds it. */
function size(list: readonly unknown[]): number {
  return list.length === 0 ? 0 : Buffer.byteLength(JSON.stringify(list));
}

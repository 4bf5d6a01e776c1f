import { AksHaError } from '../../errors/aks-ha-error';
import type { Check, Finding } from './finding';

/** Codes that are about who is signed in. */
const ABOUT_RIGHTS: readonly string[] = ['E600', 'E601', 'E602', 'E603'];

/** Asks everything at once, and tells everything that was found: obstacles first, in the order of the checks. */
export async function runChecks(checks: readonly Check[], signal: AbortSignal): Promise<Finding[]> {
  const said = (await Promise.all(checks.map((check) => findingsOf(check, signal)))).flat();
  const inTheWay = said.filter(({ severity }) => severity === 'obstacle').map(({ check }) => check);
  const all = said
    .filter(({ check, unless }) => unless === undefined || unless === check || !inTheWay.includes(unless))
    .map(({ unless: _, ...finding }): Finding => finding);
  // What stands in the way of several questions is told by the first of them.
  const found = all.filter(({ what }, index) => all.findIndex((other) => other.what === what) === index);
  return [
    ...found.filter(({ severity }) => severity === 'obstacle'),
    ...found.filter(({ severity }) => severity !== 'obstacle'),
  ];
}

/** A question that can't be asked is an obstacle of its own, with the reason. */
async function findingsOf(check: Check, signal: AbortSignal): Promise<readonly Finding[]> {
  try {
    return await check.run();
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (!AksHaError.is(error)) throw error;
    const isAboutRights = ABOUT_RIGHTS.includes(error.code);
    const unless = isAboutRights ? { unless: 'rights' } : {};
    return [
      { check: check.name, severity: 'obstacle', what: error.message, fix: error.hint, isAboutRights, ...unless },
    ];
  }
}

/**
 * The error that ends a run with obstacles.
 *
 * @returns undefined where there is none
 */
export function obstacleError(findings: readonly Finding[]): AksHaError | undefined {
  const obstacles = findings.filter(({ severity }) => severity === 'obstacle');
  if (obstacles.length === 0) return undefined;
  const count = obstacles.length === 1 ? 'one obstacle' : `${obstacles.length} obstacles`;
  const lines = obstacles.map(({ check, what, fix }) => `  ${check}: ${what}\n    → ${fix}`);
  const rights = obstacles.every(({ isAboutRights }) => isAboutRights);
  const message = `Nothing was changed; found ${count}:\n${lines.join('\n')}`;
  const hint = 'Mend what is named above, and deploy again.';
  if (rights) return new AksHaError({ code: 'E604', source: 'user', message, hint });
  return new AksHaError({ code: 'E610', source: 'user', message, hint });
}

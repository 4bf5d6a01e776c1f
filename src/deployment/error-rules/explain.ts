import type { Cause } from '../arm/causes';
import type { ErrorRule } from './rule';
import { ERROR_RULES } from './rules';

/** What is known of a cause, or `undefined` where nothing is. */
export function explain(cause: Cause | undefined): ErrorRule | undefined {
  if (!cause) return undefined;
  const text = `${cause.code} ${cause.message}`;
  return ERROR_RULES.find(({ code, pattern }) => (code ?? cause.code) === cause.code && (pattern?.test(text) ?? true));
}

/** Each cause with what it is about; below those that mean the same, once, what it means and what mends it. */
export function formatCauses(causes: readonly Cause[]): string {
  const rules = [...new Set(causes.map(explain))];
  return rules
    .flatMap((rule) => [
      ...causes
        .filter((cause) => explain(cause) === rule)
        .map((cause) => `  ${nameOf(cause.target)}${cause.message || cause.code} (${cause.code})`),
      ...(rule ? [`    ${rule.meaning}`, `    → ${rule.fix}${rule.link ? `  ${rule.link}` : ''}`] : []),
    ])
    .join('\n');
}

/** The last two parts of a resource id, which people know it by. */
function nameOf(target: string | undefined): string {
  if (!target) return '';
  const parts = target.split('/').filter(Boolean);
  return parts.length < 2 || !target.startsWith('/') ? `${target}: ` : `${parts.slice(-2).join(' ')}: `;
}

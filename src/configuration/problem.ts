import { AksHaError } from '../errors/aks-ha-error';

/** The way to a value in variables.json. */
export type JsonPath = readonly (string | number)[];

/** What would be accepted: another value, another key, or nothing there at all. */
export type Fix =
  | { readonly kind: 'set'; readonly value: unknown }
  | { readonly kind: 'rename'; readonly to: string }
  | { readonly kind: 'remove' };

/** One thing that is wrong with the answers, and what would do instead. */
export interface Problem {
  readonly path: JsonPath;
  /** What the value may be. */
  readonly rule: string;
  /** Why this one is refused. */
  readonly cause: string;
  readonly fix: Fix;
}

/** The answers can't become a Configuration: every problem at once. */
export class ConfigurationError extends AksHaError {
  public readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], where: string) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super({
      code: 'E101',
      source: 'user',
      message: `${where}: ${count}`,
      hint: 'Each problem names what would do.',
    });
    this.problems = problems;
  }
}

/** `environments.prod.regions[0].location`. */
export function formatPath(path: JsonPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${text}[${JSON.stringify(key.slice(0, 60))}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** The fix in words: `use "eastus2"`. */
export function formatFix(fix: Fix): string {
  if (fix.kind === 'remove') return 'take it out';
  return fix.kind === 'rename' ? `call it "${fix.to}"` : `use ${JSON.stringify(fix.value)}`;
}

import { isReserved } from './reserved-words';

/** What a kind of name may look like. */
export interface NamingRule {
  /** The kind of name, as a person calls it: `registry name`. */
  readonly kind: string;
  readonly minLength: number;
  readonly maxLength: number;
  /** Allowed characters and their order; the length is checked apart from it. */
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly shape: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** Names that are somebody else's already. */
  readonly taken?: readonly string[];
  /** What {@link mendName} starts from where nothing of a value can be kept. */
  readonly example: string;
}

/** The rule in one line: `5–50 lowercase letters and digits`. */
export function describeRule(rule: NamingRule): string {
  return `${rule.minLength}–${rule.maxLength} characters: ${rule.shape}`;
}

/** Why a value is refused, or `undefined` where it is accepted. */
export function refusal(rule: NamingRule, value: string): string | undefined {
  if (value === '') return 'it is empty';
  if (value.length > rule.maxLength) return `it is ${value.length} long, ${rule.maxLength} at most are allowed`;
  if (value.length < rule.minLength) return `it is ${value.length} long, ${rule.minLength} at least are needed`;
  if (!rule.pattern.test(value)) return `"${printable(value)}" is not made of ${rule.shape}`;
  if (rule.taken?.includes(value)) return `"${value}" is taken by the platform`;
  if (isReserved(value)) return `"${value}" is, or contains, a word that Azure reserves`;
  return undefined;
}

/** The nearest value that the rule accepts: the same characters as far as they are allowed. */
export function mendName(rule: NamingRule, value: string): string {
  const words = value
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '')
    .slice(0, rule.maxLength)
    .replace(/-+$/, '');
  const candidates = [words, words.toLowerCase(), words.toLowerCase().replace(/-/g, '')];
  const padded = candidates.map((candidate) => candidate.padEnd(rule.minLength, '0'));
  return [...padded, rule.example].find((candidate) => refusal(rule, candidate) === undefined) ?? rule.example;
}

/** Cuts a value for a message: control characters made visible, at most 60 characters. */
export function printable(value: string): string {
  return cut(JSON.stringify(value).slice(1, -1));
}

/** Cuts a text after 60 characters. */
export function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

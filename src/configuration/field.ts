import { describeRule, mendName, type NamingRule, refusal } from './naming-rule';
import { describePool, type PoolRule, poolPattern, sizeRefusal } from './node-size';
import { nextRegionName } from './region-names';

/** One answer of text in variables.json: what it means, what it may be, and what would do instead. */
export interface Field {
  readonly description: string;
  /** The rule in one line. */
  readonly rule: string;
  /** Two answers of one kind may not be the same: within their environment, or within the whole file. */
  readonly unique?: 'environment' | 'file';
  /** The rule as a JSON schema, as far as a schema can say it. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Why a value is refused, or `undefined`. */
  refusal(value: string): string | undefined;
  /** The nearest value that is accepted and that is not one of `taken`, in lower case; `undefined` where there is none. */
  mend(value: string, taken: readonly string[]): string | undefined;
}

/** Where the JSON schema holds the words that Azure reserves: once, they are many. */
const RESERVED_REFERENCE = { $ref: '#/$defs/reserved' };

/** A name that the user chooses. */
export function nameField(rule: NamingRule, description: string, unique: Field['unique']): Field {
  return {
    description,
    rule: describeRule(rule),
    ...(unique ? { unique } : {}),
    schema: {
      minLength: rule.minLength,
      maxLength: rule.maxLength,
      pattern: rule.pattern.source,
      not: rule.taken ? { anyOf: [{ enum: rule.taken }, RESERVED_REFERENCE] } : RESERVED_REFERENCE,
    },
    refusal: (value) => refusal(rule, value),
    mend: (value, taken) => firstFree(mendName(rule, value), taken, rule),
  };
}

/** The user's name for a region: a colour where none is left of what was written. */
export function regionNameField(rule: NamingRule, description: string): Field {
  const field = nameField(rule, description, 'environment');
  return {
    ...field,
    mend: (value, taken) => (field.refusal(value) ? field.mend(value, taken) : nextRegionName(taken)),
  };
}

/** The size of a pool's nodes. */
export function sizeField(pool: PoolRule, description: string): Field {
  return {
    description,
    rule: describePool(pool),
    schema: { pattern: poolPattern(pool) },
    refusal: (value) => sizeRefusal(pool, value),
    mend: () => pool.suggestion,
  };
}

/** A value, or the same with the lowest number behind it that is accepted and free. */
function firstFree(value: string, taken: readonly string[], rule: NamingRule): string | undefined {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; number <= taken.length + 1; number += 1) {
    const ending = number === 1 ? '' : `${number}`;
    const candidate = `${value.slice(0, rule.maxLength - ending.length)}${ending}`;
    if (!used.has(candidate.toLowerCase()) && refusal(rule, candidate) === undefined) return candidate;
  }
  return undefined;
}

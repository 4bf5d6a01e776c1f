/** One answer of a number in variables.json, as {@link Field} is one of text. */
export interface NumberField {
  readonly description: string;
  /** The rule in one line. */
  readonly rule: string;
  /** The rule as a JSON schema. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Why a value is refused, or `undefined`. */
  refusal(value: number): string | undefined;
  /** The nearest value that is accepted. */
  mend(value: number): number;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A whole number within bounds, both included. */
export function wholeNumberField(description: string, { min, max }: Range): NumberField {
  return {
    description,
    rule: `a whole number from ${min} to ${max}`,
    schema: { type: 'integer', minimum: min, maximum: max },
    refusal: (value) => {
      if (!Number.isInteger(value)) return `${value} is not whole`;
      if (value < min) return `${value} is too small, ${min} is the least`;
      return value > max ? `${value} is too large, ${max} is the most` : undefined;
    },
    mend: (value) => (Number.isNaN(value) ? min : Math.min(max, Math.max(min, Math.round(value)))),
  };
}

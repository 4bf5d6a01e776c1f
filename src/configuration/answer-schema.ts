import * as v from 'valibot';
import type { Field } from './field';
import type { NumberField } from './number-field';

/** A text of variables.json with its rule. */
export const text = (field: Field) =>
  v.pipe(
    v.string(),
    v.check((value) => field.refusal(value) === undefined),
    v.description(field.description),
    v.metadata({ field }),
  );

/** A number of variables.json with its rule. */
export const number = (numberField: NumberField) =>
  v.pipe(
    v.number(),
    v.check((value) => numberField.refusal(value) === undefined),
    v.description(numberField.description),
    v.metadata({ numberField }),
  );

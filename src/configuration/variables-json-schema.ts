import { toJsonSchema } from '@valibot/to-json-schema';
import type { Field } from './field';
import type { NumberField } from './number-field';
import { RESERVED_PATTERN } from './reserved-words';
import { VariablesSchema } from './variables-schema';

/** What the schema of a part carries along. */
interface Metadata {
  readonly field?: Field;
  readonly numberField?: NumberField;
  /** What a JSON schema says of a part as a whole. */
  readonly schema?: Readonly<Record<string, unknown>>;
}

/** The JSON schema that editors check variables.json with; made from the rules that the parser uses. */
export function variablesJsonSchema(): Record<string, unknown> {
  const schema = toJsonSchema(VariablesSchema, {
    // What a schema can't say (a name used twice, a length after derivation) the parser says.
    errorMode: 'ignore',
    overrideAction: ({ valibotAction, jsonSchema }) => {
      // Of a list of texts or regions, the parser refuses two that are the same.
      if (valibotAction.type === 'min_length') return { ...jsonSchema, minItems: 1, uniqueItems: true };
      if (valibotAction.type !== 'metadata') return undefined;
      const { metadata } = valibotAction as unknown as { metadata: Metadata };
      const { field: _, numberField: __, schema: ___, ...converted } = jsonSchema as Record<string, unknown>;
      const rule = metadata.field?.schema ?? metadata.numberField?.schema ?? metadata.schema;
      return { ...converted, ...rule } as typeof jsonSchema;
    },
  });
  return {
    ...schema,
    $defs: { reserved: { type: 'string', description: 'Words that Azure reserves.', pattern: RESERVED_PATTERN } },
  };
}

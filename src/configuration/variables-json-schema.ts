import { toJsonSchema } from '@valibot/to-json-schema';
import type { Field } from './field';
import { RESERVED_PATTERN } from './reserved-words';
import { VariablesSchema } from './variables-schema';

/** The JSON schema that editors check variables.json with; made from the rules that the parser uses. */
export function variablesJsonSchema(): Record<string, unknown> {
  const schema = toJsonSchema(VariablesSchema, {
    // What a schema can't say (a name used twice, a length after derivation) the parser says.
    errorMode: 'ignore',
    overrideAction: ({ valibotAction, jsonSchema }) => {
      // Of a list of texts or regions, the parser refuses two that are the same.
      if (valibotAction.type === 'min_length') return { ...jsonSchema, minItems: 1, uniqueItems: true };
      if (valibotAction.type !== 'metadata') return undefined;
      const { field } = (valibotAction as unknown as { metadata: { field: Field } }).metadata;
      const { field: _, ...converted } = jsonSchema as Record<string, unknown>;
      return { ...converted, ...field.schema } as typeof jsonSchema;
    },
  });
  return {
    ...schema,
    $defs: { reserved: { type: 'string', description: 'Words that Azure reserves.', pattern: RESERVED_PATTERN } },
  };
}

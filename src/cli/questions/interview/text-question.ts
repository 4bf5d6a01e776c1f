import type { Field } from '../../../configuration/field';
import type { Question } from './question';

type Described = Pick<Question, 'id' | 'flag' | 'title' | 'read'> &
  Partial<Pick<Question, 'explanation' | 'path' | 'environment' | 'refusal' | 'warning'>>;

/** A question for one text. */
export function textQuestion(field: Field, described: Described): Question {
  return {
    explanation: field.description,
    rule: field.rule,
    input: 'text',
    refusal: (text) => field.refusal(text),
    mend: (text) => field.mend(text, []),
    ...described,
  };
}

/** A question for several texts with commas between them; the rule is that of each. */
export function listQuestion(field: Field, described: Described): Question {
  return {
    explanation: field.description,
    rule: `${field.rule}; several with commas`,
    input: 'text',
    refusal: (text) => firstOf(parts(text), (part) => field.refusal(part)),
    mend: (text) => {
      const mended: string[] = [];
      for (const part of parts(text)) {
        const value = field.refusal(part) === undefined && !mended.includes(part) ? part : field.mend(part, mended);
        if (value !== undefined) mended.push(value);
      }
      return mended.length > 0 ? mended.join(',') : undefined;
    },
    ...described,
  };
}

/** What stands between the commas; a comma too many is no answer, nothing but commas is a wrong one. */
export function parts(text: string): string[] {
  const filled = text.split(',').flatMap((part) => part.trim() || []);
  return filled.length > 0 ? filled : [''];
}

/** The first that is found. */
export function firstOf<T>(values: readonly T[], find: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

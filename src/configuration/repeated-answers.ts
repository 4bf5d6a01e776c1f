import { type Answer, answersIn } from './answer';
import { mendAnswer } from './mend-answer';
import { printable } from './naming-rule';
import type { Problem } from './problem';

/** Answers that stand twice where each must be its own: names of one kind, locations of one environment. */
export function repeatedAnswers(document: unknown): Problem[] {
  const seen = new Map<string, Answer>();
  return answersIn(document).flatMap((answer) => {
    const { field, path, value } = answer;
    if (!field.unique) return [];
    // Azure compares names without regard to case.
    const key = [field.description, field.unique === 'file' ? '' : path[1], value.toLowerCase()].join('\n');
    const first = seen.get(key);
    if (!first) {
      seen.set(key, answer);
      return [];
    }
    return [
      {
        path,
        rule: `unique within the ${field.unique}`,
        cause: `"${printable(value)}" stands at ${first.at} already`,
        fix: mendAnswer(document, path, field, value),
      },
    ];
  });
}

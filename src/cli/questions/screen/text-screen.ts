import { hasBefore, type Interview, refusal, suggestionFor } from '../interview/interview';
import type { Question } from '../interview/question';
import { wrap } from './lines';
import { coloursOf, type Look } from './look';
import { namesFrom } from './names';
import { keyHints, type Part } from './part';

/** More of them nobody reads while typing. */
const MAX_NAMES = 6;

/** A text is typed: whether it will do, what would do, and the names that follow from it, at each key. */
export function textScreen(interview: Interview, question: Question, text: string, look: Look): Part {
  const { bold, dim, green, red, cyan, yellow } = coloursOf(look);
  const width = look.columns - 1;
  const isEmpty = text.trim() === '';
  const suggestion = suggestionFor(interview, question);
  const refused = refusal(interview, question, text);
  const warning = refused ? undefined : question.warning?.(isEmpty ? suggestion : text, interview.start);
  const verdict = refused
    ? [
        ...wrap(`✖ ${isEmpty ? `${suggestion}: ` : ''}${refused.cause}`, width, '  ').map(red),
        ...wrap(`rule: ${question.rule}`, width, '    ').map(dim),
        ...(refused.nearest === undefined ? [] : wrap(`would do: ${refused.nearest}`, width, '    ').map(cyan)),
      ]
    : warning !== undefined
      ? wrap(`! ${warning}`, width, '  ').map(yellow)
      : wrap(`✔ ${question.rule}`, width, '  ').map(isEmpty ? dim : green);
  const enter = isEmpty ? wrap(`Enter takes ${suggestion}`, width, '  ').map(cyan) : [];
  const names = refused ? [] : namesFrom(interview, question, text);
  const hints = [...(refused ? [] : ['Enter takes it']), ...tabHint(isEmpty, refused?.nearest)];
  return {
    above: [bold(question.title), ...wrap(question.explanation, width).map(dim)],
    line: '› ',
    isTyped: true,
    below: [
      ...(refused ? [] : enter),
      ...verdict,
      ...(names.length > 0 ? wrap(`names: ${shown(names)}`, width, '  ').map(dim) : []),
      ...keyHints(hints, width, hasBefore(interview)).map(dim),
    ],
  };
}

function tabHint(isEmpty: boolean, nearest: string | undefined): string[] {
  if (isEmpty) return ['Tab edits it'];
  return nearest === undefined ? [] : ['Tab takes what would do'];
}

function shown(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  return `${names.slice(0, MAX_NAMES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

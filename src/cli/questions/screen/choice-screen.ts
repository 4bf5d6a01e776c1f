import { hasBefore, type Interview } from '../interview/interview';
import type { Question } from '../interview/question';
import { wrap } from './lines';
import { coloursOf, type Look } from './look';
import { keyHints, MOVE, type Part } from './part';

/** One of a few is chosen; each has a line on what it means. */
export function choiceScreen(interview: Interview, question: Question, active: number, look: Look): Part {
  const { bold, cyan, dim } = coloursOf(look);
  const width = look.columns - 1;
  const choices = question.choices ?? [];
  const rows = choices.flatMap(({ value, meaning }, index) => {
    const isActive = index === active;
    const [first = '', ...more] = wrap(`${value.padEnd(9)} ${meaning}`, width, '  ');
    const lines = [`${isActive ? '›' : ' '} ${first.slice(2)}`, ...more.map((line) => `  ${line}`)];
    return isActive ? lines.map((line) => bold(cyan(line))) : lines;
  });
  const explanation = wrap(question.explanation, width).map(dim);
  return {
    above: [bold(question.title), ...explanation.slice(0, -1)],
    line: explanation.at(-1) ?? '',
    isTyped: false,
    below: [...rows, ...keyHints(['Enter takes it', MOVE], width, hasBefore(interview)).map(dim)],
  };
}

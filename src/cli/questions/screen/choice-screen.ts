import type { Question } from '../interview/question';
import { wrap } from './lines';
import { coloursOf, type Look } from './look';
import { keyHints, MOVE, type Part } from './part';

/** One of a few is chosen; each has a line on what it means. */
export function choiceScreen(question: Question, active: number, look: Look): Part {
  const { bold, cyan, dim } = coloursOf(look);
  const width = look.columns - 1;
  const choices = question.choices ?? [];
  const rows = choices.flatMap(({ value, meaning }, index) => {
    const isActive = index === active;
    const [first = '', ...more] = wrap(`${value.padEnd(9)} ${meaning}`, width, '  ');
    const lines = [`${isActive ? '›' : ' '} ${first.slice(2)}`, ...more.map((line) => `  ${line}`)];
    return isActive ? lines.map((line) => bold(cyan(line))) : lines;
  });
  return {
    above: wrap(question.explanation, width).map(dim),
    line: bold(question.title),
    isTyped: false,
    below: [...rows, ...keyHints(['Enter takes it', MOVE], width).map(dim)],
  };
}

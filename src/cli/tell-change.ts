import { relative } from 'node:path';
import { createColors } from 'picocolors';
import type { ChangePlan } from '../generation/change/plan-change';
import { type Mark, markOf } from '../generation/change/unified-diff';
import { quote } from '../generation/shell';

/** Says what was done, and what is left to do. */
export function tellChange({ root, changes }: ChangePlan, write: (text: string) => void): void {
  const { bold, green } = createColors(process.stderr.isTTY === true && !process.env.NO_COLOR);
  const count = (mark: Mark) => changes.filter((change) => markOf(change) === mark).length;
  const counts = (['changed', 'added', 'removed'] as const).flatMap((mark) => {
    const number = count(mark);
    return number > 0 ? [`${number} ${mark}`] : [];
  });
  const folder = relative(process.cwd(), root);
  const lines = [
    `${green('✔')} Files: ${counts.join(', ')} in ${bold(root)}`,
    '',
    bold('Next:'),
    ...(folder === '' ? [] : [`  cd ${quote(folder)}`]),
    '  git status                    which files these are; git diff: what in them',
    '  npm test                      types, and which failures it survives',
    '  README.md                     yours, and as it was: see whether it still fits;',
    '                                commit all, then deploy as it says',
  ];
  write(`${lines.join('\n')}\n`);
}

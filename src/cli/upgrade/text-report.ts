import { createColors } from 'picocolors';
import { markOf } from '../../generation/change/unified-diff';
import type { Upgraded } from '../../upgrade/upgraded';
import { fitText } from '../fit-text';

export interface Look {
  readonly colour: boolean;
  /** Of the terminal. */
  readonly columns: number | undefined;
}

/** What an upgrade did, for whoever waits for it. */
export function textReport(upgraded: Upgraded, { colour, columns }: Look): string {
  const { bold, green, red, yellow } = createColors(colour);
  const { packages, changelog, changes, notes, warnings, check } = upgraded;
  const told = [
    ...warnings.map((text) => `${yellow('!')} ${text}\n`),
    ...notes.map(({ text, change }) => `${yellow('!')} ${text}\n${change === undefined ? '' : `\n${change}`}`),
  ];
  if (changes.length === 0) return fitText([...told, `${green('✔')} Everything is up to date.\n`].join(''), columns);
  const sections = [
    packages.map(({ name, from, to }) => `  ${name} ${from ?? 'new'} → ${to}\n`).join(''),
    changelog.map(({ version, text }) => `${bold(`create-aks-ha ${version}`)}\n${text}\n`).join('\n'),
    told.join(''),
    check?.isPassed
      ? `${green('✔')} Types are right, and every failure that is claimed is survived.\n`
      : `${check?.output ?? ''}\n\n${red('✘')} npm test fails with what is new: see above. The upgrade is written all the same; mend what it tells, or take it back: git checkout . && npm ci\n`,
    `${green('✔')} Files: ${counted(upgraded)}. Read them with git diff, then commit.\n`,
  ];
  return fitText(sections.filter((section) => section !== '').join('\n'), columns);
}

/** `3 changed, 1 added`. */
export function counted({ changes }: Upgraded): string {
  const count = (['changed', 'added', 'removed'] as const).map((mark) => ({
    mark,
    number: changes.filter((change) => markOf(change) === mark).length,
  }));
  return count
    .filter(({ number }) => number > 0)
    .map(({ mark, number }) => `${number} ${mark}`)
    .join(', ');
}

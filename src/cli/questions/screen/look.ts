import { createColors } from 'picocolors';

/** What the terminal can show. */
export interface Look {
  readonly columns: number;
  readonly rows: number;
  readonly colour: boolean;
  /** Whether it shows more than ASCII. */
  readonly unicode: boolean;
}

export type Colours = ReturnType<typeof createColors>;

export function coloursOf({ colour }: Look): Colours {
  return createColors(colour);
}

/** Every sign beyond ASCII that a screen is made of, and what stands for it where there is only ASCII. */
const ASCII: Readonly<Record<string, string>> = {
  '✔': '[ok]',
  '✖': '[no]',
  '›': '>',
  '◉': '[x]',
  '◯': '[ ]',
  '–': '-',
  '…': '...',
  '·': '|',
  '↑': 'Up',
  '↓': 'Down',
  '→': '->',
};

/** The text in the signs that the terminal has. */
export function inSignsOf({ unicode }: Pick<Look, 'unicode'>, text: string): string {
  if (unicode) return text;
  return text.replace(/\P{ASCII}/gu, (sign) => ASCII[sign] ?? '?');
}

/** Whether a terminal shows more than ASCII, as far as its settings tell. */
export function showsUnicode(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (env.TERM === 'linux' || env.TERM === 'dumb') return false;
  if (platform === 'win32') return Boolean(env.WT_SESSION) || env.TERM_PROGRAM === 'vscode';
  return /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || '');
}

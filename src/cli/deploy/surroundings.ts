import { createInterface } from 'node:readline';
import { canAsk } from '../questions/can-ask';
import { showsUnicode } from '../questions/screen/look';
import { fitLines } from './fit-lines';

/** Where a deployment is started, and how its user can be spoken to. */
export interface Surroundings {
  /** Root of the generated repository. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Breaks off. */
  readonly signal: AbortSignal;
  /** Aborted by Ctrl-C after it was pressed once: leaves at once. */
  readonly leave: AbortSignal;
  /** What programs read. */
  readonly out: (text: string) => void;
  /** What people read. */
  readonly err: (text: string) => void;
  /** What people read, in sentences: broken at words where a terminal is too narrow. */
  readonly tell: (text: string) => void;
  readonly colour: boolean;
  readonly unicode: boolean;
  /** Size of a terminal that lines can be taken back in. @default there is none: every line stays */
  readonly screen?: () => { readonly columns: number; readonly rows: number };
  /**
   * Asks for a line. @default nobody can be asked
   *
   * @returns undefined where the user breaks it off
   */
  readonly ask?: ((question: string) => Promise<string | undefined>) | undefined;
}

/** Milliseconds: npm passes Ctrl-C on to a program that the terminal has told already. */
const ONE_PRESS = 500;

/** Aborted by the second Ctrl-C. Other signals don't count: who hands over ends this one by one. */
function secondPress(process: NodeJS.Process): AbortSignal {
  const leave = new AbortController();
  let first: number | undefined;
  process.on('SIGINT', () => {
    first ??= performance.now();
    if (performance.now() - first > ONE_PRESS) leave.abort();
  });
  return leave.signal;
}

/** Those of this process. */
export function surroundingsOf(process: NodeJS.Process, root: string, signal: AbortSignal): Surroundings {
  const { stdin, stdout, stderr, env, platform } = process;
  const moves = stderr.isTTY === true && env.TERM !== 'dumb' && env.CI === undefined && env.ACCESSIBLE === undefined;
  const ask = (question: string) =>
    new Promise<string | undefined>((resolve) => {
      const lines = createInterface({ input: stdin, output: stderr });
      lines.on('SIGINT', () => lines.close());
      lines.on('close', () => resolve(undefined));
      lines.question(question, (answer) => {
        resolve(answer);
        lines.close();
      });
    });
  return {
    root,
    env,
    signal,
    leave: secondPress(process),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    tell: (text) => void stderr.write(`${fitLines(text, stderr.isTTY ? stderr.columns : undefined)}\n`),
    colour: stderr.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    unicode: showsUnicode(env, platform),
    ...(moves ? { screen: () => ({ columns: stderr.columns || 80, rows: stderr.rows || 24 }) } : {}),
    ...(canAsk(process) ? { ask } : {}),
  };
}

import type { WriteStream } from 'node:tty';
import { type ProgressLine, progressLine, type Spinner } from './progress-line';
import { inSignsOf, showsUnicode } from './questions/screen/look';

/** Assumed where a terminal does not tell. */
const DEFAULT_COLUMNS = 80;

const ASCII_FRAMES = { frames: ['-', '\\', '|', '/'], interval: 120 };

/**
 * The line that moves, where somebody sees it: not on a build server, in a terminal that can't take a line back, or for a
 * screen reader. There each step is told once, on a line of its own.
 */
export function progressInTerminal(
  stream: WriteStream,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): ProgressLine | undefined {
  if (stream.isTTY !== true || env.TERM === 'dumb' || env.CI !== undefined || env.ACCESSIBLE !== undefined) {
    return undefined;
  }
  const unicode = showsUnicode(env, platform);
  const line = progressLine({
    spin: (text) => {
      const signs = unicode ? {} : { spinner: ASCII_FRAMES };
      return inSigns(startSpinner({ stream, text: inSignsOf({ unicode }, text), ...signs }), unicode);
    },
    // 0 in a terminal that does not know.
    columns: () => stream.columns || DEFAULT_COLUMNS,
    now: () => performance.now(),
  });
  // Whatever ends the program: a terminal without a cursor is what it leaves last.
  process.once('exit', line.stop);
  return line;
}

/** What of yocto-spinner is used; its own types are those of an ES module. */
interface YoctoSpinner extends Spinner {
  start(): Spinner;
}
interface YoctoOptions {
  readonly stream: WriteStream;
  readonly text: string;
  readonly spinner?: { readonly frames: readonly string[]; readonly interval: number };
  readonly handleSignals?: boolean;
}

function startSpinner(options: YoctoOptions): Spinner {
  // Loaded only here: most runs show none.
  const { default: spinner } = require('yocto-spinner') as { default(options: YoctoOptions): YoctoSpinner };
  // Signals are the program's own: it ends npm first.
  return spinner({ ...options, handleSignals: false }).start();
}

function inSigns(spinner: Spinner, unicode: boolean): Spinner {
  return {
    set text(text: string) {
      spinner.text = inSignsOf({ unicode }, text);
    },
    stop: () => spinner.stop(),
  };
}

import { AksHaError } from '../errors/aks-ha-error';
import { exitCodeOf } from './exit-code';
import { formatError } from './format-error';

let isListening = false;

/**
 * A mistake in variables.json or in the charts is told as such when `npx projen` meets it, not as a stack trace of this
 * package. Anywhere else, in a test or in a larger program, errors are left to whoever calls.
 */
export function tellErrorsOfProjenrc(): void {
  if (isListening || !process.argv[1]?.endsWith('.projenrc.ts')) return;
  isListening = true;
  process.once('uncaughtException', (error) => {
    const colour = process.stderr.isTTY === true && !process.env.NO_COLOR;
    const columns = process.stderr.isTTY ? process.stderr.columns : undefined;
    const isOurs = AksHaError.is(error);
    process.stderr.write(isOurs ? formatError(error, { colour, debug: false, columns }) : `${error.stack}\n`);
    process.exit(isOurs ? exitCodeOf(error) : 1);
  });
}

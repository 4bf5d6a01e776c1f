import { AksHaError } from '../errors/aks-ha-error';
import type { Suggestion } from './answers-from-options';
import { FLAGS } from './flags';

/** Nobody is there to be asked: everything that is not answered, at once, with one command that answers it all. */
export class MissingAnswersError extends AksHaError {
  public readonly missing: readonly Suggestion[];

  constructor(missing: readonly Suggestion[], command: string) {
    const width = Math.max(...missing.map(({ flag }) => flag.length));
    const lines = missing.map(({ name, flag }) => `  ${flag.padEnd(width)}  ${FLAGS[name].description}`);
    super({
      code: 'E104',
      source: 'user',
      message: `${missing.length === 1 ? 'One answer is' : `${missing.length} answers are`} missing:\n${lines.join('\n')}`,
      hint: `Add --yes to take every suggestion, or say it all; with the suggestions:\n  ${command}`,
    });
    this.missing = missing;
  }
}

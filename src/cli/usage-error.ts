import type { CommanderError } from 'commander';
import { AksHaError } from '../errors/aks-ha-error';

/** A command line that can't be read: an unknown flag, a flag without its value. */
export class UsageError extends AksHaError {
  constructor(error: CommanderError) {
    super({
      code: 'E100',
      source: 'user',
      message: inOurWords(error),
      hint: 'All flags with examples: create-aks-ha --help',
      cause: error,
    });
  }
}

function inOurWords({ code, message }: CommanderError): string {
  const text = message.replace(/^error: /, '');
  const [, quoted = ''] = /'([^']*)'/.exec(text) ?? [];
  if (code === 'commander.unknownOption') {
    const [, nearest] = /Did you mean (.*)\?\)/s.exec(text) ?? [];
    // Half of all programs mean the version by it, and half to say more.
    const meant = quoted === '-v' ? '--version or --debug' : nearest;
    return `There is no flag ${quoted}.${meant ? ` Did you mean ${meant}?` : ''}`;
  }
  if (code === 'commander.optionMissingArgument') return `A value is missing: ${quoted}`;
  if (code === 'commander.missingArgument') return `A word is missing: <${quoted}>`;
  if (code === 'commander.excessArguments') return 'One directory can be named, and there are more.';
  if (code === 'commander.conflictingOption') {
    const why = text.includes("'--config") ? 'all answers are those of the file' : 'give one of the two';
    return `${text[0]?.toUpperCase()}${text.slice(1)}: ${why}.`;
  }
  if (code === 'commander.invalidArgument') return text.slice(text.indexOf(' is invalid. ') + ' is invalid. '.length);
  return `${text[0]?.toUpperCase()}${text.slice(1)}`;
}

import type { CommanderError } from 'commander';
import { AksHaError } from '../errors/aks-ha-error';

/** A command line that can't be read: an unknown flag, a flag without its value. */
export class UsageError extends AksHaError {
  constructor(error: CommanderError) {
    super({
      code: 'E100',
      source: 'user',
      message: error.message.replace(/^error: /, ''),
      hint: 'All flags with examples: create-aks-ha --help',
      cause: error,
    });
  }
}

import { AksHaError } from './aks-ha-error';

/** The user broke off; the message tells what is there now. */
export class CancelledError extends AksHaError {
  constructor(message: string, hint: string) {
    super({ code: 'E130', source: 'user', message, hint });
  }
}

import { Refusal } from '../http/reply';

/** An error as ARM writes it. */
export interface ArmError {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
  readonly details?: readonly ArmError[];
  readonly additionalInfo?: readonly unknown[];
}

/** Throw it to answer with an error. */
export function refusal(status: number, code: string, message: string, details?: readonly ArmError[]): Refusal {
  return new Refusal({ status, body: { error: { code, message, ...(details ? { details } : {}) } } });
}

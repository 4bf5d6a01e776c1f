import { Refusal } from '../http/reply';

/** Why a field can't be changed or is not known. */
export interface StatusCause {
  readonly reason: string;
  readonly message: string;
  readonly field?: string;
}

/** Throw it to answer as an API server refuses: with a `Status` object. */
export function statusError(
  code: number,
  reason: string,
  message: string,
  details: { readonly name?: string; readonly kind?: string; readonly causes?: readonly StatusCause[] } = {},
): Refusal {
  return new Refusal({
    status: code,
    body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, details, code },
  });
}

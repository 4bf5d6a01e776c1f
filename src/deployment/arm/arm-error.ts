import type { ErrorResponse } from '@azure/arm-resources';
import { AksHaError } from '../../errors/aks-ha-error';
import { explain, formatCauses } from '../error-rules/explain';
import { isPassing } from '../http/send-again';
import { type Cause, causesOf } from './causes';

/** Azure refused a request; `causes` are why, without what they are wrapped in. */
export class ArmError extends AksHaError {
  public readonly status: number;
  /** Azure's own code for it, such as `AuthorizationFailed`. */
  public readonly azureCode: string;
  public readonly causes: readonly Cause[];

  constructor(method: string, path: string, status: number, body: unknown) {
    const error = errorOf(body, status);
    const causes = causesOf(error);
    const where = `${method} ${path.split('?')[0]}`;
    super({
      code: status === 401 || status === 403 ? 'E603' : 'E626',
      source: 'azure',
      message: `Azure refused ${where}:\n${formatCauses(causes)}`,
      hint:
        explain(causes[0])?.fix ?? 'Mend what Azure names, then run the same command again: it goes on where it was.',
    });
    this.status = status;
    this.azureCode = error.code ?? '';
    this.causes = causes;
  }
}

/** Whether a request that was sent only once may do better the next time: it was throttled, or its answer was lost. */
export function isPassingError(error: unknown): boolean {
  if (error instanceof ArmError) return isPassing(error.status);
  return AksHaError.is(error) && error.code === 'E627';
}

/** Both forms that Azure uses: `{ error: { code } }` and `{ code }`. */
function errorOf(body: unknown, status: number): ErrorResponse {
  const outer = (body ?? {}) as { error?: ErrorResponse | string; error_description?: string } & ErrorResponse;
  if (typeof outer.error === 'object') return outer.error;
  if (outer.code) return outer;
  return { code: `HTTP ${status}`, message: outer.error_description ?? outer.message ?? 'with no reason' };
}

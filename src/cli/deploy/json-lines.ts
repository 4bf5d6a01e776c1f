import { AksHaError } from '../../errors/aks-ha-error';
import type { DeployReporter } from './deploy-reporter';

/** One event a line, its type first. An error is told by its code, its message and what mends it. */
export function jsonLines(out: (text: string) => void): DeployReporter {
  return {
    event: (event) => out(`${JSON.stringify(event, plain)}\n`),
    pause: () => undefined,
  };
}

function plain(_key: string, value: unknown): unknown {
  if (AksHaError.is(value)) return { code: value.code, message: value.message, hint: value.hint };
  return value instanceof Error ? { message: value.message } : value;
}

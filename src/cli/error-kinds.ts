import type { ConfigurationError } from '../configuration';
import { AksHaError } from '../errors/aks-ha-error';
import type { MissingAnswersError } from './missing-answers-error';

// `instanceof` would not do: what is loaded on demand is bundled apart, with a copy of each class. The code tells.

export function isConfigurationError(error: unknown): error is ConfigurationError {
  return AksHaError.is(error) && error.code === 'E101';
}

export function isMissingAnswersError(error: unknown): error is MissingAnswersError {
  return AksHaError.is(error) && error.code === 'E104';
}

export function isCancelledError(error: unknown): error is AksHaError {
  return AksHaError.is(error) && error.code === 'E130';
}

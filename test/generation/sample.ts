import { type Answers, type Configuration, parseVariables, suggestVariables } from '../../src/configuration';
import { AksHaError } from '../../src/errors/aks-ha-error';

/** A valid Configuration for `orders`; every answer may be another one. */
export function sampleConfiguration(answers: Answers = {}): Configuration {
  return parseVariables(
    suggestVariables({ workload: 'orders', regions: [{ location: 'eastus2' }], ...answers }),
    'test',
  );
}

/** The error that is thrown on purpose; fails where none is, or another. */
export async function refusalOf(work: () => unknown): Promise<AksHaError> {
  try {
    await work();
  } catch (error) {
    if (AksHaError.is(error)) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

import { MissingAnswersError } from '../../src/cli/missing-answers-error';
import { ConfigurationError, parseVariables, suggestVariables } from '../../src/configuration';
import { AksHaError, type AksHaErrorProps } from '../../src/errors/aks-ha-error';

export function aksHaError(props: Partial<AksHaErrorProps> = {}): AksHaError {
  return new AksHaError({ code: 'E205', source: 'user', message: 'It is full.', hint: 'Make room.', ...props });
}

/** With one problem in the name of the workload and one in its regions. */
export function configurationError(): ConfigurationError {
  try {
    parseVariables(suggestVariables({ workload: 'Orders', regions: [{ location: 'esatus2' }] }), 'The answers');
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
  }
  throw new Error('The answers were accepted.');
}

export function missingAnswersError(): MissingAnswersError {
  const missing = [
    { name: 'name', flag: '--name', value: 'orders' },
    { name: 'alertEmail', flag: '--alert-email', value: 'a@contoso.com' },
  ] as const;
  return new MissingAnswersError(missing, 'create-aks-ha orders --name orders');
}

/** An error as it comes out of what is bundled apart: with the same fields, and an instance of another class. */
export function fromAnotherBundle(error: AksHaError): Error {
  return Object.assign(new Error(error.message), error);
}

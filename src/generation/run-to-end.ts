import { AksHaError } from '../errors/aks-ha-error';
import { CancelledError } from '../errors/cancelled-error';
import { runStep, type StepCommand, type StepProps } from './step';

export interface ProgramOfStep extends StepCommand {
  /** What is not there where it fails: "the install". */
  readonly gives: string;
  /** What of its output a person reads where it fails. @default all */
  readonly readable?: (output: string) => string;
}

/**
 * Runs a program without which the step is not done.
 *
 * @throws AksHaError E301 with the output of what failed; the repository stays
 * @throws CancelledError where it was cut short; the repository stays
 */
export async function runToEnd(program: ProgramOfStep, step: StepProps): Promise<void> {
  const { shown, gives, readable = (output) => output } = program;
  const { status, output } = await runStep({ ...program, withChildren: true }, step);
  if (status === 0) return;
  if (step.signal?.aborted) {
    throw new CancelledError(`The repository is written, ${shown} was cut short.`, step.toGoOn);
  }
  const reason = status === undefined ? 'could not be started' : `ended with ${status}`;
  throw new AksHaError({
    code: 'E301',
    source: 'user',
    message: `${shown} ${reason}. The repository is written; what is missing is ${gives}.\n\n${readable(output).trim()}\n`,
    hint: step.toGoOn,
  });
}

import { runToEnd } from './run-to-end';
import type { StepProps } from './step';

/**
 * Renders the manifests with what is installed.
 *
 * @throws AksHaError E301 with the output of what failed; the repository stays
 * @throws CancelledError where it was cut short; the repository stays
 */
export function render(step: StepProps): Promise<void> {
  const args = ['--import', 'tsx', '.projenrc.ts'];
  return runToEnd({ shown: 'npx projen', command: process.execPath, args, gives: 'the manifests' }, step);
}

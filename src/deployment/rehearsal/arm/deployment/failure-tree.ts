import type { ArmError } from '../error';
import type { Step } from './record';

/** The error of a deployment in which steps failed, wrapped as ARM wraps it. */
export function failureTree(deploymentId: string, steps: readonly Step[]): ArmError {
  return {
    code: 'DeploymentFailed',
    target: deploymentId,
    message:
      'At least one resource deployment operation failed. Please list deployment operations for details. Please see https://aka.ms/arm-deployment-operations for usage details.',
    details: steps.flatMap((step) => (step.error ? [detail(step, step.error)] : [])),
  };
}

function detail(step: Step, error: ArmError): ArmError {
  const target = step.id ?? '';
  if (step.module) {
    return {
      code: 'ResourceDeploymentFailure',
      target,
      message:
        "The resource write operation failed to complete successfully, because it reached terminal provisioning state 'Failed'.",
      details: [error],
    };
  }
  // What a provider says comes as text within the message of a conflict.
  return { code: 'Conflict', target, message: JSON.stringify({ error, status: 'Failed' }, null, 2) };
}

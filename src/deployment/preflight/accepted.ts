import type { ArmClient } from '../arm/arm-client';
import type { DeploymentContent } from '../arm/deployments';
import { validate } from '../arm/validate';
import { explain } from '../error-rules/explain';
import type { Check } from './finding';

/** Whether Azure would take the deployment, which knows more than any other check; it comes after the template compiles. */
export function acceptedCheck(arm: ArmClient, content: () => Promise<DeploymentContent>): Check {
  return {
    name: 'validation',
    run: async () => {
      const causes = await validate(arm, await content());
      return (
        causes
          // While it runs already, there is nothing more to ask.
          .filter(({ code }) => code !== 'DeploymentActive')
          .map((cause) => {
            const rule = explain(cause);
            return {
              check: 'validation',
              severity: 'obstacle',
              what: `${cause.message} (${cause.code})${rule ? ` ${rule.meaning}` : ''}`,
              fix:
                rule?.fix ?? 'Mend what Azure names, in devops/bicep/workload.bicep or devops/config/variables.json.',
              isAboutRights: cause.code === 'AuthorizationFailed',
              ...(rule?.check ? { unless: rule.check } : {}),
            };
          })
      );
    },
  };
}

import type { DeploymentExtended } from '@azure/arm-resources';
import type { Environment } from '../../configuration';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import { isRunning } from '../arm/deployments';

type Config = Partial<Pick<Environment, 'resourceGroup' | 'frontDoorName'>> & {
  readonly regions?: readonly { readonly name: string; readonly drained?: boolean }[];
};

/**
 * The newest deployment of an environment that has ended, whoever began it: this program, a workflow, a script. Its
 * parameters tell, not its name.
 */
export async function lastDeployment(
  arm: ArmClient,
  { resourceGroup, frontDoorName }: Environment,
): Promise<DeploymentExtended | undefined> {
  const all = await arm.list<DeploymentExtended>(`${arm.subscription}/providers/Microsoft.Resources/deployments`, {
    apiVersion: API.deployments,
  });
  const own = all.filter((deployment) => {
    const config = configOf(deployment);
    return config?.resourceGroup === resourceGroup && config.frontDoorName === frontDoorName && !isRunning(deployment);
  });
  const timeOf = ({ properties }: DeploymentExtended) => new Date(properties?.timestamp ?? 0).getTime();
  return own.sort((one, other) => timeOf(other) - timeOf(one))[0];
}

/** Regions that a deployment was told to keep users away from. */
export function drainedIn(deployment: DeploymentExtended | undefined): string[] {
  const { regions = [] } = (deployment && configOf(deployment)) ?? {};
  return regions.filter(({ drained }) => drained).map(({ name }) => name);
}

function configOf({ properties }: DeploymentExtended): Config | undefined {
  const parameters = (properties?.parameters ?? {}) as { readonly config?: { readonly value?: Config } };
  return parameters.config?.value;
}

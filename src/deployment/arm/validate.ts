import { API } from './api-versions';
import type { ArmClient } from './arm-client';
import { ArmError } from './arm-error';
import type { Cause } from './causes';
import { type DeploymentContent, pathOf, requestOf } from './deployments';
import { finish } from './finish';

/** Why Azure would refuse a deployment, as far as it looks before it begins; empty where it would not. */
export async function validate(arm: ArmClient, content: DeploymentContent): Promise<readonly Cause[]> {
  try {
    const begun = await arm.send('POST', `${pathOf(arm, content.name)}/validate`, {
      apiVersion: API.deployments,
      body: requestOf(content),
    });
    await finish(arm, begun);
    return [];
  } catch (error) {
    if (error instanceof ArmError && error.status !== 401) return error.causes;
    throw error;
  }
}

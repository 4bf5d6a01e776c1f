import type { DeploymentExtended } from '@azure/arm-resources';
import { AksHaError } from '../../errors/aks-ha-error';
import { API } from './api-versions';
import type { ArmClient } from './arm-client';
import { ArmError } from './arm-error';

/** What is deployed: a compiled template, the values of its parameters, and where the deployment is recorded. */
export interface DeploymentContent {
  /** Follows from the content, so that whoever deploys the same finds it. */
  readonly name: string;
  readonly location: string;
  readonly template: object;
  readonly parameters: Readonly<Record<string, { readonly value: unknown }>>;
}

/** States in which a deployment is still at work. */
const RUNNING = ['Accepted', 'Running', 'Creating', 'Created', 'Updating', 'Deleting', 'Ready', 'NotSpecified'];

export function isRunning({ properties }: DeploymentExtended): boolean {
  return RUNNING.includes(properties?.provisioningState ?? '');
}

/** The deployment's record, or `undefined` where it never ran. */
export function findDeployment(arm: ArmClient, name: string): Promise<DeploymentExtended | undefined> {
  return arm.find(pathOf(arm, name), { apiVersion: API.deployments });
}

/** Names of the deployments that are at work now and begin like this. */
export async function runningDeployments(arm: ArmClient, prefix: string): Promise<string[]> {
  const all = await arm.list<DeploymentExtended>(`${arm.subscription}/providers/Microsoft.Resources/deployments`, {
    apiVersion: API.deployments,
    query: { $filter: "provisioningState eq 'Running'" },
  });
  return all.filter((each) => isRunning(each) && each.name?.startsWith(prefix)).map(({ name }) => name ?? '');
}

/** Whether a deployment was begun, or one of the same content was at work already. */
export type Submitted = 'accepted' | 'attached';

/**
 * Asks Azure to deploy. Where an answer was lost, the same request again finds its own deployment at work: the name
 * follows from the content, so it is followed.
 *
 * @throws ArmError where Azure refuses
 */
export async function submitDeployment(arm: ArmClient, content: DeploymentContent): Promise<Submitted> {
  try {
    await arm.send('PUT', pathOf(arm, content.name), { apiVersion: API.deployments, body: requestOf(content) });
    return 'accepted';
  } catch (error) {
    if (error instanceof ArmError && error.azureCode === 'DeploymentActive') return 'attached';
    throw error;
  }
}

export async function cancelDeployment(arm: ArmClient, name: string): Promise<void> {
  await arm.send('POST', `${pathOf(arm, name)}/cancel`, { apiVersion: API.deployments, patience: 30 });
}

/** The outputs by name; Azure gives the names back with other capitals. */
export function outputOf(deployment: DeploymentExtended, name: string): unknown {
  const outputs = (deployment.properties?.outputs ?? {}) as Record<string, { value?: unknown }>;
  const key = Object.keys(outputs).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : outputs[key]?.value;
}

export function requestOf({ location, template, parameters }: DeploymentContent): object {
  return { location, properties: { mode: 'Incremental', template, parameters } };
}

export function pathOf(arm: ArmClient, name: string): string {
  return `${arm.subscription}/providers/Microsoft.Resources/deployments/${name}`;
}

/** Somebody cancelled it, in the portal or from another machine. */
export function cancelledOutside(name: string, changes: string): AksHaError {
  return new AksHaError({
    code: 'E631',
    source: 'user',
    message: `The deployment ${name} was cancelled from outside.\n${changes}`,
    hint: 'What it had made stays. Run the same command again: it goes on where it was.',
  });
}

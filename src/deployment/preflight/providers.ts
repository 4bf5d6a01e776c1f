import type { Resources } from '../../verification/infrastructure/resources';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import { pollInterval } from '../arm/poll-interval';
import type { Check, Finding } from './finding';

/** Milliseconds; it takes one to three minutes. */
const PATIENCE = 600_000;

/** Namespaces of the resources that a deployment would make. */
export function namespacesOf(expected: Resources): string[] {
  const found = new Set(expected.map(({ type }) => type.split('/')[0] ?? ''));
  // These two need no registration.
  return [...found].filter((name) => name !== 'Microsoft.Resources' && name !== 'Microsoft.Authorization').sort();
}

/** Registers the subscription for every kind of resource that it isn't registered for; that alone costs nothing. */
export function providersCheck(arm: ArmClient, namespaces: () => Promise<readonly string[]>): Check {
  return {
    name: 'providers',
    run: async () => (await Promise.all((await namespaces()).map((namespace) => register(arm, namespace)))).flat(),
  };
}

async function register(arm: ArmClient, namespace: string): Promise<Finding[]> {
  const path = `${arm.subscription}/providers/${namespace}`;
  const call = { apiVersion: API.providers };
  const stateOf = async () => (await arm.get<{ registrationState?: string }>(path, call)).registrationState;
  const state = await stateOf();
  if (state === 'Registered') return [];
  // An earlier run may have asked for it.
  if (state !== 'Registering') await arm.send('POST', `${path}/register`, call);
  const deadline = arm.clock.now() + PATIENCE;
  for (let wait = pollInterval(); (await stateOf()) !== 'Registered'; wait = wait.after(false)) {
    if (arm.clock.now() > deadline) return [notRegistered(namespace)];
    await arm.clock.sleep(wait.next, arm.signal);
  }
  return [];
}

function notRegistered(namespace: string): Finding {
  return {
    check: 'providers',
    severity: 'obstacle',
    what: `The subscription is not registered for ${namespace}, and Azure has not done it within ten minutes.`,
    fix: `az provider register --wait --namespace ${namespace}`,
  };
}

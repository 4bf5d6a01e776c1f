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
    run: async () => {
      const begun = await Promise.all((await namespaces()).map((namespace) => begin(arm, namespace)));
      const deadline = arm.clock.now() + PATIENCE;
      const findings: Finding[] = [];
      // Azure registers them beside each other; each look is a request, so one is waited for after the other.
      for (const namespace of begun.flat()) {
        if (!(await isRegisteredBy(deadline, arm, namespace))) findings.push(notRegistered(namespace));
      }
      return findings;
    },
  };
}

/** @returns the namespace where it is not registered yet */
async function begin(arm: ArmClient, namespace: string): Promise<string[]> {
  const state = await stateOf(arm, namespace);
  if (state === 'Registered') return [];
  // An earlier run may have asked for it.
  if (state !== 'Registering') await arm.send('POST', `${pathOf(arm, namespace)}/register`, CALL);
  return [namespace];
}

async function isRegisteredBy(deadline: number, arm: ArmClient, namespace: string): Promise<boolean> {
  for (let wait = pollInterval(); (await stateOf(arm, namespace)) !== 'Registered'; wait = wait.after(false)) {
    if (arm.clock.now() > deadline) return false;
    await arm.clock.sleep(wait.next, arm.signal);
  }
  return true;
}

const CALL = { apiVersion: API.providers };

async function stateOf(arm: ArmClient, namespace: string): Promise<string | undefined> {
  return (await arm.get<{ registrationState?: string }>(pathOf(arm, namespace), CALL)).registrationState;
}

function pathOf(arm: ArmClient, namespace: string): string {
  return `${arm.subscription}/providers/${namespace}`;
}

function notRegistered(namespace: string): Finding {
  return {
    check: 'providers',
    severity: 'obstacle',
    what: `The subscription is not registered for ${namespace}, and Azure has not done it within ten minutes.`,
    fix: `az provider register --wait --namespace ${namespace}`,
  };
}

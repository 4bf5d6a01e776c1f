import type { Matcher } from './fault';

/** What a deployment is at, as far as the target can tell: by what it is asked. */
interface PhaseRequests {
  /** Operations that are asked for in the phase. */
  readonly meets: readonly string[];
  /** Those of them that no earlier phase asks for: the first one begins it. @default all */
  readonly begins?: readonly string[];
}

/** In the order in which a deployment goes through them; a removal is `destroy`, or a region that is taken out. */
export const PHASES = {
  'sign-in': { meets: ['entra.*'] },
  preflight: {
    meets: ['subscriptions.*', 'permissions.*', 'providers.*', 'compute.*', 'aks.*', '*.check*Name', 'groups.list'],
  },
  'what-if': { meets: ['deployments.validate', 'deployments.whatIf', 'operations.result'] },
  infrastructure: {
    meets: ['deployments.put', 'deployments.get', '*.operations', 'deployments.list'],
    begins: ['deployments.put'],
  },
  image: { meets: ['registry.*', 'tasks.*', 'storage.*'] },
  rollout: { meets: ['clusters.*', 'kubernetes.*'] },
  routes: { meets: ['front-door.*'] },
  removal: {
    meets: ['groups.get', 'groups.delete', 'resources.*', 'operations.*', 'locks.*', 'roleAssignments.*'],
    begins: ['groups.delete', 'resources.delete'],
  },
} as const satisfies Record<string, PhaseRequests>;

export type Phase = keyof typeof PHASES;

export const PHASE_NAMES = Object.keys(PHASES) as readonly Phase[];

export function isPhase(text: string): text is Phase {
  return Object.hasOwn(PHASES, text);
}

/** All requests of a phase. */
export function requestsOf(phase: Phase): Matcher {
  return { operation: PHASES[phase].meets };
}

/** The request with which a phase begins. */
export function beginningOf(phase: Phase): Matcher {
  const requests: PhaseRequests = PHASES[phase];
  return { operation: requests.begins ?? requests.meets };
}

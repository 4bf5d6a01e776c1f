import { PHASE_NAMES, type Phase } from '../../src/deployment/rehearsal/faults/phases';

/** How a command has to end that meets a fault. */
export type Ending = 'survives' | Stop;

/** It stops, and says why and what mends it. */
export interface Stop {
  readonly code: string;
  readonly exit: 3 | 4 | 5;
  /** In what is told. */
  readonly cause: RegExp;
  /** In the same: the edit or the command. */
  readonly fix: RegExp;
}

export interface ExpectedOf {
  /** What is made anew by the run after it, such as a build that failed. @default nothing */
  readonly anew?: RegExp;
  /** What follows the colon; `<registry>` is the name of the environment's. */
  readonly argument?: string;
  /** Phases from which on it ends otherwise than by surviving. */
  readonly stops?: Partial<Record<Phase, Stop>>;
}

const AGAIN = /run the same command again|deploy again/i;

/** Found before anything is changed. */
const found = (cause: RegExp, fix: RegExp): Stop => ({ code: 'E610', exit: 3, cause, fix });
/** Azure refuses the deployment itself. */
const refused = (cause: RegExp, fix: RegExp): Stop => ({ code: 'E626', exit: 4, cause, fix });
const failed = (cause: RegExp, fix: RegExp): Stop => ({ code: 'E620', exit: 4, cause, fix });
const forbidden = (cause: RegExp): Stop => ({ code: 'E603', exit: 5, cause, fix: /role assignment create/ });

const lacking: Stop = { code: 'E604', exit: 5, cause: /lacks .*deployments\/write/, fix: /role assignment create/ };

/** Told by the look ahead, and by Azure where it comes later. */
function beforehand(cause: RegExp, fix: RegExp): Partial<Record<Phase, Stop>> {
  const early = found(cause, fix);
  return { 'sign-in': early, preflight: early, 'what-if': early, infrastructure: refused(cause, fix) };
}

/** The same, whenever it begins before the phase has ended. */
function until(last: 'infrastructure' | 'image' | 'rollout' | 'routes', stop: Stop): Partial<Record<Phase, Stop>> {
  return Object.fromEntries(PHASE_NAMES.slice(0, PHASE_NAMES.indexOf(last) + 1).map((phase) => [phase, stop]));
}

const pods = (cause: RegExp, fix: RegExp): ExpectedOf => ({
  argument: 'aks-orders-prod-blue',
  stops: {
    ...until('rollout', { code: 'E622', exit: 4, cause, fix }),
    // Pods that broke after they had come up are no success either.
    routes: { code: 'E623', exit: 4, cause: /blue does not answer/, fix: AGAIN },
  },
});

const LOST = /eastus2|blue/;

/** What has to come of each fault, by its name; a phase that is not named is survived. */
export const EXPECTED: Readonly<Record<string, ExpectedOf>> = {
  throttled: {},
  'throttled-without-hint': {},
  'server-errors': {},
  'html-errors': {},
  'truncated-bodies': {},
  'hung-connection': {},
  'expired-token': {},
  'reset-before-acceptance': {},
  'reset-after-acceptance': {},
  // A preview of which nothing is known would be taken for one in which nothing changes.
  'lost-operation': {
    stops: { 'what-if': refused(/forgotten the operation/, AGAIN) },
  },
  'write-conflict': {},
  // The repository says what is right: the field is taken back.
  'apply-conflict': {},
  cancelled: {
    stops: until('image', {
      code: 'E631',
      exit: 4,
      cause: /cancelled from outside[\s\S]*\n {2}rg-orders-prod: \d+ changed/,
      fix: AGAIN,
    }),
  },
  quota: { argument: 'eastus2', stops: beforehand(/quota|vCPUs/i, /Quotas|nodeSize/) },
  'no-capacity': {
    argument: 'eastus2/1',
    stops: until('image', failed(/ZonalAllocationFailed[\s\S]*\n {2}rg-orders-prod-green: \d+ changed/, /nodeSize/)),
  },
  'size-not-offered': {
    argument: 'eastus2/Standard_D4pds_v5',
    stops: beforehand(/Standard_D4pds_v5/, /nodeSize/),
  },
  'name-taken': { argument: '<registry>', stops: beforehand(/taken|in use/, /Choose another/) },
  'policy-denial': {
    argument: 'Microsoft.Cdn/profiles',
    stops: beforehand(/RequestDisallowedByPolicy/, /exemption/),
  },
  'no-rights': {
    stops: {
      'sign-in': lacking,
      preflight: lacking,
      'what-if': { code: 'E604', exit: 5, cause: /AuthorizationFailed/, fix: /role assignment create/ },
      infrastructure: forbidden(/deployments\/write/),
      image: forbidden(/AuthorizationFailed/),
      rollout: forbidden(/AuthorizationFailed/),
      removal: forbidden(/perform action '[\w./]+\/delete'/),
    },
  },
  'not-registered': { argument: 'Microsoft.Cdn', stops: beforehand(/registered/, /provider register/) },
  'api-server-unreachable': {
    argument: 'aks-orders-prod-blue',
    stops: until('rollout', { code: 'E625', exit: 4, cause: /aks-orders-prod-blue can't be reached/, fix: AGAIN }),
  },
  'image-pull': pods(/ImagePullBackOff|ErrImagePull/, /AcrPull/),
  'crash-loop': pods(/CrashLoopBackOff/, /the service/),
  'exec-format': pods(/exec format error/, /linux\/arm64/),
  'tasks-not-allowed': {
    stops: until('image', refused(/TasksOperationsNotAllowed/, /Docker/)),
  },
  'task-fails': {
    argument: 'ERROR: no space left',
    anew: /\/runs\//,
    stops: until('image', { code: 'E624', exit: 4, cause: /no space left/, fix: /the service/ }),
  },
  'region-lost': {
    argument: 'eastus2',
    stops: {
      ...until('image', failed(LOST, AGAIN)),
      rollout: { code: 'E625', exit: 4, cause: LOST, fix: AGAIN },
      routes: { code: 'E623', exit: 4, cause: LOST, fix: AGAIN },
    },
  },
};

import type { Condition, Effect, Fault, Matcher } from './fault';
import { isLike } from './faults';
import { beginningOf, PHASES, type Phase, requestsOf } from './phases';

export interface NamedFault {
  readonly description: string;
  /** What follows the colon, as help shows it. */
  readonly argument?: string;
  /**
   * @param argument what follows the colon
   * @param name the fault's own, for the log
   * @param phase the only one in which it strikes; a condition lasts from then on
   */
  readonly make: (argument: string, name: string, phase?: Phase) => Fault[];
}

const THROTTLED = {
  error: {
    code: 'TooManyRequests',
    message: 'The request is being throttled as the limit has been reached for operation type.',
  },
};
/** Where the state of what Azure does by itself is asked for. */
const OPERATIONS = ['deployments.status', 'operations.status', 'operations.result', 'clusters.commandResult'];
const HTML =
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';

/** Faults by name: `--fault <name>`, `--fault <name>:<argument>`, `--fault <name>@<phase>`. */
export const NAMED_FAULTS: Readonly<Record<string, NamedFault>> = {
  throttled: requests('Three requests to ARM get 429 with Retry-After', arm('*'), 3, {
    kind: 'reply',
    status: 429,
    headers: { 'retry-after': '1' },
    body: THROTTLED,
  }),
  'throttled-without-hint': requests(
    'Five polls of the deployment get 429 without Retry-After',
    arm('deployments.get'),
    5,
    {
      kind: 'reply',
      status: 429,
      body: THROTTLED,
    },
  ),
  'server-errors': requests('Six polls of the deployment get 500', arm('deployments.get'), 6, {
    kind: 'reply',
    status: 500,
    body: { error: { code: 'InternalServerError', message: 'Encountered internal server error.' } },
  }),
  'html-errors': requests('Two polls get 502 with a page of HTML', arm('deployments.get'), 2, {
    kind: 'reply',
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: HTML,
  }),
  'truncated-bodies': requests('Two answers of ARM end in the middle', arm('deployments.get'), 2, { kind: 'truncate' }),
  'hung-connection': requests('One poll is never answered', arm('deployments.get'), 1, { kind: 'hang' }),
  'expired-token': requests('All tokens expire in mid-poll', arm('deployments.get'), 1, { kind: 'expire-tokens' }),
  'reset-before-acceptance': requests(
    'The connection breaks before the deployment is accepted',
    arm('deployments.put'),
    1,
    {
      kind: 'reset',
      when: 'before',
    },
  ),
  'reset-after-acceptance': requests(
    'The connection breaks after the deployment was accepted',
    arm('deployments.put'),
    1,
    {
      kind: 'reset',
      when: 'after',
    },
  ),
  'lost-operation': own('The state of what goes on in Azure is not found by its operation', OPERATIONS, 100, {
    kind: 'reply',
    status: 404,
    body: { error: { code: 'NotFound', message: 'The operation was not found.' } },
  }),
  cancelled: condition('Somebody else cancels the deployment after so many simulated seconds', '[seconds]', (text) => ({
    kind: 'cancelled',
    seconds: Number(text || 120),
  })),
  quota: condition('No quota for vCPUs in a location', '<location>', (location) => ({ kind: 'quota', location })),
  'no-capacity': condition(
    'Azure has run out of machines in a location, in a zone of it, or of a size',
    '<location>[/<zone>[/<size>]]',
    (text) => {
      const [location = '', zone, size] = text.split('/');
      return { kind: 'no-capacity', location, ...(zone ? { zone } : {}), ...(size ? { size } : {}) };
    },
  ),
  'size-not-offered': condition('A size is not offered', '<location>/<size>[/<zone>]', (text) => {
    const [location = '', size = '', zone] = text.split('/');
    return { kind: 'size-not-offered', location, size, ...(zone ? { zone } : {}) };
  }),
  'name-taken': condition('Somebody else has the name of the registry', '<name>', (name) => ({
    kind: 'name-taken',
    name,
  })),
  'policy-denial': condition('A policy forbids a resource type', '<type>', (type) => ({ kind: 'policy', type })),
  'no-rights': condition('The caller may only read', '', () => ({ kind: 'rights', actions: ['*/read'] })),
  'not-registered': condition('A provider stays unregistered', '<namespace>', (namespace) => ({
    kind: 'not-registered',
    namespace,
  })),
  'write-conflict': own('Three applies meet somebody else who writes the object', ['kubernetes.apply'], 3, {
    kind: 'reply',
    status: 409,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      reason: 'Conflict',
      message:
        'Operation cannot be fulfilled: the object has been modified; please apply your changes to the latest version and try again',
      code: 409,
    },
  }),
  'apply-conflict': condition('Another manager owns the replicas of every Deployment', '', () => ({
    kind: 'apply-conflict',
    resource: 'deployments/*',
    field: '.spec.replicas',
    manager: 'kubectl-edit',
  })),
  'api-server-unreachable': condition('An API server can’t be reached', '<cluster>', (cluster) => ({
    kind: 'api-server-unreachable',
    cluster,
  })),
  'image-pull': condition('Images can’t be pulled in a cluster', '<cluster>', (cluster) => ({
    kind: 'image-pull',
    cluster,
  })),
  'crash-loop': condition('The container crashes in a cluster', '<cluster>', (cluster) => ({
    kind: 'crash-loop',
    cluster,
  })),
  'exec-format': condition('The image is for another architecture', '<cluster>', (cluster) => ({
    kind: 'exec-format',
    cluster,
  })),
  'tasks-not-allowed': condition('The registry may not run tasks', '', () => ({ kind: 'tasks-not-allowed' })),
  'task-fails': condition('The build in the registry fails', '[message]', (message) => ({
    kind: 'task-fails',
    message: message || 'ERROR: failed to solve',
  })),
  'region-lost': {
    description: 'Nothing in a location answers any more, after so many simulated seconds',
    argument: '<location>[/<seconds>]',
    make: (text, name, phase) => {
      const [location = '', seconds = '0'] = text.split('/');
      return [{ name, condition: { kind: 'region-lost', location }, ...since(phase), after: Number(seconds) }];
    },
  },
};

function arm(operation: string): Matcher {
  return { host: 'management.azure.com', operation };
}

/** @param match what it meets where no phase is named */
function requests(description: string, match: Matcher, times: number, effect: Effect): NamedFault {
  return {
    description,
    make: (_, name, phase) => [
      {
        name,
        effect,
        times,
        // Tokens expire for all that is asked, and so only once.
        ...(phase ? { match: requestsOf(phase), ofEach: effect.kind !== 'expire-tokens' } : { match }),
      },
    ],
  };
}

/** As {@link requests}, of something that only some operations can meet: of these, those of the phase. */
function own(description: string, operations: readonly string[], times: number, effect: Effect): NamedFault {
  return {
    description,
    make: (_, name, phase) => {
      const isMet = (operation: string) => !phase || PHASES[phase].meets.some((pattern) => isLike(pattern, operation));
      return [{ name, match: { operation: operations.filter(isMet) }, effect, times }];
    },
  };
}

function condition(description: string, argument: string, make: (argument: string) => Condition): NamedFault {
  return {
    description,
    ...(argument ? { argument } : {}),
    make: (text, name, phase) => [{ name, condition: make(text), ...since(phase) }],
  };
}

function since(phase: Phase | undefined): { readonly from?: Matcher } {
  return phase ? { from: beginningOf(phase) } : {};
}

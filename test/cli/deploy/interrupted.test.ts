import { interrupted } from '../../../src/cli/deploy/interrupted';
import { NOTHING_BEGUN, type Standing } from '../../../src/cli/deploy/standing';
import { submitDeployment } from '../../../src/deployment/arm/deployments';
import { lookAhead } from '../../../src/deployment/preflight/look-ahead';
import { type Rehearsed, rehearse } from '../../deployment/rehearsed';

// In a terminal and by keys: test/acceptance/killed-deploy.test.ts.

jest.setTimeout(60_000);

let rehearsed: Rehearsed;
let standing: Standing;
let name: string;
beforeAll(async () => {
  rehearsed = await rehearse();
  const session = await rehearsed.session();
  const { content } = await lookAhead(session, rehearsed.compile);
  await submitDeployment(session.arm, content);
  name = content.name;
  standing = {
    steps: [
      {
        step: { id: 'infrastructure', kind: 'infrastructure', needs: [], what: '', action: 'deploy', name },
        state: 'begun',
      },
    ],
  };
});
afterEach(() => rehearsed.target.faults.clear());
afterAll(() => rehearsed.stop());

const COMMAND = 'create-aks-ha deploy --environment prod';

async function end(answer: string | undefined, props: { leave?: AbortSignal; standing?: Standing } = {}) {
  const { root, configuration, environment, env, emit } = await rehearsed.session();
  const told: string[] = [];
  const asked: string[] = [];
  const error = await interrupted({
    session: {
      root,
      configuration,
      environment,
      env,
      emit,
      connection: rehearsed.connection,
      signal: AbortSignal.abort(),
    },
    standing: props.standing ?? standing,
    command: COMMAND,
    leave: props.leave ?? new AbortController().signal,
    err: (text) => told.push(text),
    ask: async (question) => {
      asked.push(question);
      return answer;
    },
  });
  return { error, told: told.join(''), asked };
}

it('before anything was planned, nothing was changed and nobody is asked', async () => {
  const { error, asked } = await end('c', { standing: NOTHING_BEGUN });
  expect(error).toMatchObject({ code: 'E130', message: 'Nothing was changed.' });
  expect(asked).toEqual([]);
});

it.each(['', 'l', 'n', undefined])('the answer %p leaves it running', async (answer) => {
  const { error, told } = await end(answer);
  expect(told).toContain(`infrastructure  at work in Azure: ${name}`);
  expect(error).toMatchObject({
    message: `Broken off; the deployment ${name} goes on in Azure.`,
    hint: `To go on: ${COMMAND} (it follows that one).`,
  });
});

it('who leaves at once is not asked, and told that nobody looked', async () => {
  const { error, asked } = await end('c', { leave: AbortSignal.abort() });
  expect(asked).toEqual([]);
  expect(error.message).toBe('Broken off; what is at work in Azure goes on, and was not looked at.');
});

it('a cancellation that Azure does not take is told, with the command for it', async () => {
  rehearsed.target.faults.add({
    name: 'broken',
    match: { operation: 'deployments.cancel' },
    effect: { kind: 'reply', status: 500 },
    times: 1000,
  });
  const { error } = await end('c');
  expect(error.message).toMatch(new RegExp(`the deployment ${name} could not be cancelled and goes on`));
  expect(error.hint).toContain(`az deployment sub cancel --name ${name}`);
});

it('one that has just ended is not called cancelled', async () => {
  rehearsed.target.faults.add({
    name: 'ended',
    match: { operation: 'deployments.cancel' },
    effect: { kind: 'reply', status: 409, body: { error: { code: 'DeploymentCannotBeCancelled', message: 'ended' } } },
  });
  expect((await end('c')).error.message).toContain('had just ended, so that nothing is cancelled');
});

it('cancelled, it is said to be', async () => {
  const { error } = await end('c');
  expect(error).toMatchObject({
    message: expect.stringContaining(`${name} is cancelled`),
    hint: `To go on: ${COMMAND}`,
  });
});

import { VARIABLES_PATH } from '../../src/configuration';
import { findDeployment } from '../../src/deployment/arm/deployments';
import { type DeployProps, deploy } from '../../src/deployment/deploy';
import { deployWorkload } from '../../src/deployment/deploy-workload';
import type { DeploymentPlan } from '../../src/deployment/plan/plan';
import { type Rehearsed, rehearse } from './rehearsed';

// The two parts of a deployment, each by itself, told in order; each test goes on where the one before it has ended.

jest.setTimeout(180_000);

let rehearsed: Rehearsed;
beforeAll(async () => {
  rehearsed = await rehearse();
});
afterAll(async () => {
  await rehearsed.stop();
  expect(rehearsed.target.failures).toEqual([]);
});

const yes = async () => true;

async function run(props: Partial<DeployProps>, command: typeof deploy = deploy) {
  const { compile, render, events } = rehearsed;
  events.length = 0;
  return command(await rehearsed.session(), { compile, render, confirm: yes, confirmRemovals: yes, ...props });
}

const workload = (props: Partial<DeployProps> = {}) => run(props, deployWorkload);
const infrastructure = () => run({ isInfrastructureOnly: true });

/** Edits the environment in variables.json and renews what follows from it. */
function edit(change: (prod: Record<string, unknown>) => void): void {
  const { repository } = rehearsed;
  const variables = JSON.parse(repository.read(VARIABLES_PATH));
  change(variables.environments.prod);
  repository.write(VARIABLES_PATH, JSON.stringify(variables, undefined, 2));
  repository.synth({ name: 'orders' });
}

/** How each step ended, in order: `infrastructure blue done`. */
function ended(): string[] {
  return rehearsed.events.flatMap((event) =>
    event.type === 'step' && event.status !== 'started' ? [`${event.step.id} ${event.status}`] : [],
  );
}

/** What Azure was asked to deploy since, in order: where it is kept, and what was left out. */
async function deployedSince(start: number) {
  const { arm } = await rehearsed.session();
  const names = rehearsed.target.log.entries.slice(start).flatMap(({ method, path }) => {
    const [, name] =
      /^\/subscriptions\/[^/]+\/providers\/Microsoft\.Resources\/deployments\/([^/]+)$/i.exec(path) ?? [];
    return method === 'PUT' && name !== undefined ? [name] : [];
  });
  return Promise.all(
    names.map(async (name) => {
      const { location, properties } = (await findDeployment(arm, name)) ?? {};
      const given = (properties?.parameters ?? {}) as Readonly<Record<string, { readonly value: unknown }>>;
      return { location, skipRegions: given.skipRegions?.value, skipGlobal: given.skipGlobal?.value };
    }),
  );
}

/** Ids of the steps of the plan, in order. */
function planned(): string[] {
  const plans = rehearsed.events.flatMap((event): DeploymentPlan[] => (event.type === 'plan' ? [event.plan] : []));
  return plans.flatMap(({ steps }) => steps.map(({ id }) => id));
}

const changedSince = (start: number) =>
  rehearsed.target.log.entries.slice(start).filter((each) => each.changes.length > 0);

it('a workload is refused where there is no infrastructure, which is named with the command that makes it', async () => {
  expect(await workload().catch((error) => error)).toMatchObject({
    code: 'E610',
    message: expect.stringMatching(
      /prod lacks .* Front Door afd-orders-prod.*, the cluster aks-orders-prod-blue \(eastus2\), .*\n.* --only infrastructure --environment prod/,
    ),
  });
  expect(changedSince(0)).toEqual([]);
});

it('the infrastructure alone is made, and nothing is said to be live', async () => {
  expect(await infrastructure()).toEqual({ outcome: 'infrastructure', isUnchanged: false });
  expect(planned()).toEqual(['infrastructure']);
  expect(rehearsed.events.at(-1)).toMatchObject({ type: 'infrastructure-done', environment: 'prod', changes: 1 });
  expect(rehearsed.events.map(({ type }) => type)).not.toContain('regions');
});

it('again, it has nothing to do', async () => {
  const start = rehearsed.target.log.entries.length;
  expect(await infrastructure()).toEqual({ outcome: 'infrastructure', isUnchanged: true });
  expect(changedSince(start)).toEqual([]);
});

it('a preview of a workload shows its plan, and changes nothing', async () => {
  const start = rehearsed.target.log.entries.length;
  expect(await workload({ preview: true })).toEqual({ outcome: 'planned' });
  expect(planned()[0]).toBe('registry');
  expect(changedSince(start)).toEqual([]);
});

it('a workload goes live on it, and deploys no infrastructure', async () => {
  const start = rehearsed.target.log.entries.length;
  expect(await workload()).toMatchObject({ outcome: 'live', isUnchanged: false });
  expect(planned()).not.toContain('infrastructure');
  const writes = changedSince(start).map(({ path }) => path);
  expect(writes.filter((path) => path.includes('/Microsoft.Resources/deployments/'))).toEqual([]);
  expect(rehearsed.events.at(-1)).toMatchObject({ type: 'live', regions: ['blue', 'green'] });
});

it('what it applied is what a whole deployment applies: that has nothing to do', async () => {
  const start = rehearsed.target.log.entries.length;
  expect(await run({})).toMatchObject({ outcome: 'live', isUnchanged: true });
  expect(changedSince(start)).toEqual([]);
});

it('a change of the infrastructure reaches one region after the other, and what is global last', async () => {
  edit((prod) => {
    prod.alertEmails = ['night@example.com'];
  });
  const start = rehearsed.target.log.entries.length;
  expect(await infrastructure()).toEqual({ outcome: 'infrastructure', isUnchanged: false });
  expect(ended()).toEqual(['infrastructure blue done', 'infrastructure green done', 'infrastructure done']);
  expect(await deployedSince(start)).toEqual([
    { location: 'eastus2', skipRegions: ['green'], skipGlobal: true },
    { location: 'centralus', skipRegions: ['blue'], skipGlobal: true },
    { location: 'eastus2' },
  ]);
});

it('the record of the whole is what counts: run again, nothing is to do', async () => {
  expect(await infrastructure()).toEqual({ outcome: 'infrastructure', isUnchanged: true });
  expect(planned()).toEqual(['infrastructure']);
});

it('a region that does not answer after its change ends it, and the next one keeps what it has', async () => {
  edit((prod) => {
    prod.alertEmails = ['day@example.com'];
  });
  const start = rehearsed.target.log.entries.length;
  // Well before it, and ill from then on.
  const mend = rehearsed.target.faults.add({
    name: 'ill',
    match: { path: '/.aks-ha/blue/readyz' },
    effect: { kind: 'reply', status: 503 },
    after: 1,
    times: 10_000,
  });
  const error = await infrastructure().catch((each) => each);
  mend();
  expect(error).toMatchObject({
    code: 'E645',
    message: expect.stringMatching(
      /blue does not answer through Front Door: .* gave HTTP 503 for 5 min.*\n.* as they were/,
    ),
  });
  expect(ended()).toEqual(['infrastructure blue failed', 'infrastructure green left-out', 'infrastructure left-out']);
  expect(await deployedSince(start)).toHaveLength(1);
});

it('a region that is down is left as it is, with what is global where its home is down', async () => {
  const start = rehearsed.target.log.entries.length;
  const scope = { skipRegions: ['blue'] };
  // Down is not gone: nothing of it is removed.
  expect(await run({ isInfrastructureOnly: true, scope })).toMatchObject({ outcome: 'infrastructure' });
  expect(await deployedSince(start)).toEqual([{ location: 'centralus', skipRegions: ['blue'] }]);
  const changed = changedSince(start).flatMap(({ changes }) =>
    changes.map((change) => ('id' in change ? `${change.action} ${change.id}` : '')),
  );
  expect(changed.filter((id) => /rg-orders-prod(-blue)?\//.test(id))).toEqual([]);
});

it('a workload leaves it as it is too', async () => {
  await workload({ scope: { skipRegions: ['blue'] } });
  expect(rehearsed.events).toContainEqual({
    type: 'regions',
    regions: [expect.objectContaining({ region: 'green', outcome: 'unchanged' })],
  });
});

it('a name that is mistyped would deploy to the region that is down: it is refused', async () => {
  await expect(run({ scope: { skipRegions: ['bleu'] } })).rejects.toMatchObject({ code: 'E640' });
});

it('in the end all regions and what is global are as the repository says', async () => {
  expect(await infrastructure()).toEqual({ outcome: 'infrastructure', isUnchanged: false });
  expect(ended()).toEqual(['infrastructure blue done', 'infrastructure green done', 'infrastructure done']);
});

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

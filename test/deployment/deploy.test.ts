import type { DeployProps } from '../../src/deployment/deploy';
import { deploy } from '../../src/deployment/deploy';
import { destroy, lookForDestruction } from '../../src/deployment/destroy/destroy';
import type { DeploymentEvent } from '../../src/deployment/events';
import { lookAtEnvironment } from '../../src/deployment/status/look-at-environment';
import { isWell } from '../../src/deployment/status/status';
import { type Rehearsed, rehearse } from './rehearsed';

// The life of an environment, told in order; each test goes on where the one before it has ended.

jest.setTimeout(180_000);

let rehearsed: Rehearsed;
beforeAll(async () => {
  rehearsed = await rehearse();
});
afterAll(() => rehearsed.stop());

const yes = async () => true;

/** Deploys as the repository is now. */
async function deployNow(props: Partial<DeployProps> = {}) {
  const { compile, render, events } = rehearsed;
  events.length = 0;
  return deploy(await rehearsed.session(), { compile, render, confirm: yes, confirmRemovals: yes, ...props });
}

/** Steps by how they ended. */
function ended(): Record<string, string> {
  const steps = rehearsed.events.filter(
    (event): event is Extract<DeploymentEvent, { type: 'step' }> => event.type === 'step',
  );
  return Object.fromEntries(
    steps.filter(({ status }) => status !== 'started').map(({ step, status }) => [step.id, status]),
  );
}

/** Resources that the target has made, each as often as it was made. */
function made(): string[] {
  return rehearsed.target.log.entries
    .flatMap(({ changes }) => changes)
    .flatMap((change) => (change.action === 'created' ? [change.id] : []));
}

/** Edits the environment in variables.json and renews what follows from it. */
function edit(change: (prod: { regions: object[] }) => void): void {
  const { repository } = rehearsed;
  const path = 'devops/config/variables.json';
  const variables = JSON.parse(repository.read(path));
  change(variables.environments.prod);
  repository.write(path, JSON.stringify(variables, undefined, 2));
  repository.synth({ name: 'orders' });
}

const groups = async () => {
  const { arm } = await rehearsed.session();
  const found = await arm.list<{ name: string }>(`${arm.subscription}/resourcegroups`, { apiVersion: '2025-03-01' });
  return found.map(({ name }) => name).sort();
};

it('a preview shows the plan and what Azure would make, and changes nothing', async () => {
  const result = await deployNow({ preview: true });
  expect(result).toMatchObject({ outcome: 'previewed', preview: { change: [], remove: [] } });
  if (result.outcome !== 'previewed') throw new Error();
  expect(result.preview.create.filter((id) => /managedClusters\/[^/]+$/.test(id))).toHaveLength(2);
  expect(await groups()).toEqual([]);
});

it('who declines changes nothing', async () => {
  expect(await deployNow({ confirm: async () => false })).toEqual({ outcome: 'declined' });
  expect(await groups()).toEqual([]);
});

it('goes from nothing to live in every region', async () => {
  const result = await deployNow();
  expect(result).toMatchObject({
    outcome: 'live',
    isUnchanged: false,
    address: expect.stringMatching(/^https:\/\/.+\.azurefd\.net$/),
  });
  expect(new Set(Object.values(ended()))).toEqual(new Set(['done']));
  expect(rehearsed.events.at(-1)).toMatchObject({ type: 'live', regions: ['blue', 'green'] });
  expect(rehearsed.target.failures).toEqual([]);
});

it('told on the way how far each region was', () => {
  const parts = rehearsed.events.flatMap((event) => (event.type === 'infrastructure' ? event.parts : []));
  expect(parts).toContainEqual(expect.objectContaining({ group: 'rg-orders-prod-blue', working: expect.any(String) }));
  expect(parts).toContainEqual(expect.objectContaining({ group: 'rg-orders-prod-green', working: expect.any(String) }));
});

it('built the image while the clusters were made', () => {
  const order = rehearsed.events.flatMap((event) =>
    event.type === 'step' ? [`${event.step.id} ${event.status}`] : [],
  );
  expect(order.indexOf('image started')).toBeLessThan(order.indexOf('infrastructure done'));
});

it('made nothing twice', () => {
  const ids = made();
  expect(ids.length).toBeGreaterThan(30);
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
});

it('run again with nothing changed finds nothing to do, and says so', async () => {
  const before = rehearsed.target.log.entries.length;
  expect(await deployNow()).toMatchObject({ outcome: 'live', isUnchanged: true });
  const steps = ended();
  expect(steps).toMatchObject({
    infrastructure: 'skipped',
    image: 'skipped',
    'manifests blue': 'skipped',
    'manifests green': 'skipped',
  });
  const writes = rehearsed.target.log.entries.slice(before).filter(({ changes }) => changes.length > 0);
  expect(writes).toEqual([]);
});

it('status tells what runs where, and that all is well', async () => {
  const status = await lookAtEnvironment(await rehearsed.session(), rehearsed.compile);
  expect(status.infrastructure).toEqual({ state: 'as in the repository', missing: [] });
  expect(status.regions.map(({ name, origin, answer }) => ({ name, origin, answer }))).toEqual([
    { name: 'blue', origin: 'enabled', answer: 'HTTP 200' },
    { name: 'green', origin: 'enabled', answer: 'HTTP 200' },
  ]);
  const [blue] = status.regions;
  expect(blue?.cluster?.zones.map(({ zone }) => zone)).toEqual(['1', '2', '3']);
  expect(blue?.cluster?.workloads).toContainEqual(
    expect.objectContaining({ isRolledOut: true, images: [expect.stringMatching(/@sha256:[0-9a-f]{64}$/)] }),
  );
  expect(isWell(status)).toBe(true);
});

it('that service/ has changed since is told, and no longer once it is as it was', async () => {
  const { repository } = rehearsed;
  const dockerfile = repository.read('service/Dockerfile');
  const look = async () => lookAtEnvironment(await rehearsed.session(), rehearsed.compile);
  repository.write('service/Dockerfile', `${dockerfile}# changed\n`);
  const changed = await look();
  repository.write('service/Dockerfile', dockerfile);
  expect(changed.source).toEqual({ repository: expect.stringMatching(/^acrordersprod.*\/orders$/) });
  expect(isWell(changed)).toBe(false);
  expect(isWell(await look())).toBe(true);
});

it('what somebody deletes by hand is told, and made again', async () => {
  const { arm } = await rehearsed.session();
  const id = made().find((each) => /Microsoft\.Insights\/actionGroups\//i.test(each)) ?? '';
  await arm.send('DELETE', id, { apiVersion: '2023-01-01' });
  const status = await lookAtEnvironment(await rehearsed.session(), rehearsed.compile);
  expect(status.infrastructure).toMatchObject({ state: 'differs from the repository' });
  expect(status.infrastructure.missing.map((each) => each.split('/').at(-1))).toEqual([id.split('/').at(-1)]);
  await deployNow();
  expect(await arm.find(id, { apiVersion: '2023-01-01' })).toBeDefined();
});

it('a third region is added, and the other two stay as they are', async () => {
  edit(({ regions }) =>
    regions.push({ name: 'red', location: 'westus3', aksClusterName: 'aks-orders-prod-red', zones: ['1', '2', '3'] }),
  );
  const clusters = made().filter((id) => /managedClusters\/[^/]+$/.test(id));
  await deployNow();
  expect(
    made()
      .filter((id) => /managedClusters\/[^/]+$/.test(id))
      .slice(clusters.length),
  ).toEqual([expect.stringContaining('aks-orders-prod-red')]);
  expect(ended()).toMatchObject({ image: 'skipped', 'manifests blue': 'skipped', 'manifests red': 'done' });
  expect(await groups()).toContain('rg-orders-prod-red');
});

it('a region that is taken out stays until its removal is confirmed on its own', async () => {
  edit((prod) => prod.regions.pop());
  await deployNow({ confirmRemovals: async () => false });
  expect(await groups()).toContain('rg-orders-prod-red');
});

it('confirmed, it is taken out of Front Door, and all of it goes', async () => {
  await deployNow();
  expect(ended()).toMatchObject({ 'remove red': 'done', infrastructure: 'skipped' });
  expect((await groups()).filter((name) => name.includes('red'))).toEqual([]);
  const { arm } = await rehearsed.session();
  const left = await arm.list<{ id: string }>(`${arm.subscription}/resources`, { apiVersion: '2025-03-01' });
  expect(left.filter(({ id }) => /\/(region-)?red$|replications\/westus3/i.test(id))).toEqual([]);
});

it('destroy names what goes, and leaves nothing', async () => {
  const session = await rehearsed.session();
  const plan = await lookForDestruction(session);
  expect(plan.regional.map(({ region }) => region)).toEqual(['blue', 'green']);
  const before = rehearsed.target.log.entries.length;
  await destroy(session, plan);
  const asked = rehearsed.target.log.entries.slice(before).filter(({ method }) => method === 'DELETE');
  const order = asked.map(
    ({ path }) => /(managedClusters|profiles|workspaces|resource[gG]roups)\/[^/]+$/.exec(path)?.[1],
  );
  expect([...new Set(order.filter(Boolean))]).toEqual(['managedClusters', 'profiles', 'workspaces', 'resourceGroups']);
  expect(await groups()).toEqual([]);
  expect(await lookForDestruction(session)).toEqual({
    workload: 'orders',
    environment: 'prod',
    stages: [],
    regional: [],
  });
});

it('the target met no error of its own', () => expect(rehearsed.target.failures).toEqual([]));

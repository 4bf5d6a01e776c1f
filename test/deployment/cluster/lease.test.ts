import { clusterId, connect } from '../../../src/deployment/cluster/connect';
import type { KubernetesClient } from '../../../src/deployment/cluster/kubernetes-client';
import { Lease } from '../../../src/deployment/cluster/lease';
import { LEASES_PATH, type LeaseObject } from '../../../src/deployment/cluster/lease-object';
import { deploy } from '../../../src/deployment/deploy';
import type { LogEntry } from '../../../src/deployment/rehearsal/http/request-log';
import { type Rehearsed, rehearse } from '../rehearsed';

jest.setTimeout(180_000);

const PATH = `${LEASES_PATH}/create-aks-ha-orders`;

let rehearsed: Rehearsed;
let client: KubernetesClient;
let runs = 0;
const waits: string[] = [];
beforeAll(async () => {
  rehearsed = await rehearse();
  const { compile, render } = rehearsed;
  const yes = async () => true;
  await deploy(await rehearsed.session(), { compile, render, confirm: yes, confirmRemovals: yes });
  client = await clientOf(new AbortController().signal);
});
beforeEach(() => {
  waits.length = 0;
});
afterEach(() => rehearsed.target.faults.clear());
afterAll(async () => {
  await rehearsed.stop();
  expect(rehearsed.target.failures).toEqual([]);
});

async function clientOf(signal: AbortSignal): Promise<KubernetesClient> {
  const { arm, http, tokens, environment } = await rehearsed.session({ signal });
  const id = clusterId(arm, environment.regions[0]?.stamp.resourceGroup ?? '', 'aks-orders-prod-blue');
  return connect({ arm, http, tokens, id, signal });
}

/** Somebody, each time another run, who wants to bring something. */
function take(who: string, purpose: string, by = client): Promise<Lease> {
  runs += 1;
  const claim = { workload: 'orders', holder: `${who}, run ${runs}`, purpose };
  return Lease.take({ client: by, claim, onWait: (what) => waits.push(what) });
}

/** Time goes on until something is so. */
async function passes(isSo: () => boolean): Promise<void> {
  while (!isSo()) await client.clock.sleep(10_000);
}

/** Waits until it was renewed so many times more. */
async function renewal(times: number): Promise<void> {
  const start = rehearsed.target.log.entries.length;
  await passes(() => since(start).filter(({ method, status }) => method === 'PUT' && status === 200).length >= times);
}

const live = () => client.get<LeaseObject>(PATH);
const holder = async () => (await live()).spec?.holderIdentity;
const since = (start: number): readonly LogEntry[] =>
  rehearsed.target.log.entries.slice(start).filter(({ path }) => path.startsWith(PATH));

it('says who has it, for how long and since when, is renewed meanwhile, and stays with nobody as its holder', async () => {
  const lease = await take('alice', 'one');
  const { spec } = await live();
  expect(spec).toMatchObject({ holderIdentity: expect.stringMatching(/^alice, run/), leaseDurationSeconds: 60 });
  await renewal(1);
  const renewed = (await live()).spec;
  expect(renewed).toMatchObject({ holderIdentity: spec?.holderIdentity, acquireTime: spec?.acquireTime });
  const passed = Date.parse(renewed?.renewTime ?? '') - Date.parse(spec?.renewTime ?? '');
  expect(passed).toBeGreaterThanOrEqual(10_000);
  await lease.release();
  expect(await holder()).toBeUndefined();
});

it('whoever comes next has it at once, and knows what it was wanted for before', async () => {
  const lease = await take('alice', 'one');
  await lease.release();
  const next = await take('bob', 'two');
  expect(next.purposeBefore).toBe('one');
  expect(waits).toEqual([]);
  await next.release();
});

it('of two at the same moment one gets it, and the other, who would do the same, waits until it is given back', async () => {
  const order: string[] = [];
  const run = async (who: string) => {
    const lease = await take(who, 'the same');
    order.push(`${who} has it`);
    await client.clock.sleep(120_000);
    order.push(`${who} gives it back`);
    await lease.release();
  };
  await Promise.all([run('alice'), run('bob')]);
  const first = order[0]?.split(' ')[0];
  const second = first === 'alice' ? 'bob' : 'alice';
  expect(order).toEqual([first, first, second, second].map((who, i) => `${who} ${i % 2 ? 'gives it back' : 'has it'}`));
  expect(waits).toContainEqual(expect.stringMatching(new RegExp(`^${first}, run \\d+, who does the same$`)));
});

it('somebody who would do something else is refused as soon as the holder is seen to live', async () => {
  const lease = await take('alice', 'one');
  const before = rehearsed.target.log.entries.length;
  await expect(take('bob', 'two')).rejects.toMatchObject({
    code: 'E634',
    message: expect.stringMatching(/in aks-orders-prod-blue: alice, run \d+, since 20.*\.\nThis one \(bob, run \d+\)/),
    hint: expect.stringContaining('Wait until it has ended'),
  });
  expect(await holder()).toMatch(/^alice/);
  expect(since(before).every(({ method, status }) => method === 'GET' || status === 200)).toBe(true);
  await lease.release();
});

it('of a run that was killed, it ends by itself', async () => {
  const killed = new AbortController();
  await take('alice', 'one', await clientOf(killed.signal));
  killed.abort(new Error('killed'));
  const start = client.clock.now();
  const lease = await take('bob', 'two');
  expect(client.clock.now() - start).toBeGreaterThanOrEqual(60_000);
  expect(waits).toContainEqual(expect.stringMatching(/^a sign of life of alice/));
  expect((await live()).spec).toMatchObject({ holderIdentity: expect.stringMatching(/^bob/) });
  await lease.release();
});

it('is given back also by a run that was broken off', async () => {
  const broken = new AbortController();
  const lease = await take('alice', 'one', await clientOf(broken.signal));
  broken.abort(new Error('Ctrl-C'));
  await lease.release();
  expect(await holder()).toBeUndefined();
});

it('one who finds another in its place changes nothing any more', async () => {
  const lease = await take('alice', 'one');
  const { metadata, spec, ...rest } = await live();
  const { resourceVersion: _, ...unconditional } = metadata;
  await client.send('PUT', PATH, { ...rest, metadata: unconditional, spec: { ...spec, holderIdentity: 'mallory' } });
  await passes(() => lease.lost.aborted);
  expect(lease.lost.reason).toMatchObject({ code: 'E635', message: expect.stringContaining('mallory has it now') });
  await expect(lease.client.send('DELETE', PATH)).rejects.toMatchObject({ code: 'E635' });
  await lease.release();
  expect(await holder()).toBe('mallory');
  await client.send('DELETE', PATH);
});

it.each(['before', 'after'] as const)('answers that are lost %s the work lose nothing', async (when) => {
  for (const operation of ['kubernetes.create', 'kubernetes.replace']) {
    const effect = { kind: 'reset', when } as const;
    rehearsed.target.faults.add({ name: 'reset', match: { operation }, effect, ofEach: true });
  }
  const lease = await take('alice', 'one');
  await renewal(2);
  expect(lease.lost.aborted).toBe(false);
  await lease.release();
  expect(await holder()).toBeUndefined();
});

import { type Disturbance, drained, lost } from '../../../src/deployment/failover/disturbance';
import { drain } from '../../../src/deployment/failover/drain';
import { drill } from '../../../src/deployment/failover/drill';
import { type Entry, lookAtTraffic } from '../../../src/deployment/failover/look-at-traffic';
import { refuseDrained, refuseSick, refuseTheLast } from '../../../src/deployment/failover/refusals';
import { restore } from '../../../src/deployment/failover/restore';
import { setOrigin } from '../../../src/deployment/front-door/origins';
import { readFault } from '../../../src/deployment/rehearsal/faults/read-fault';
import type { Session } from '../../../src/deployment/session';
import { World } from './world';

// One environment, told in order: each test leaves both regions with their users.

jest.setTimeout(120_000);

const LOAD = { rate: 5, errorBudget: 0.1 };

let world: World;
beforeAll(async () => {
  world = await World.deployed();
});
afterAll(() => world.rehearsed.stop());
beforeEach(() => world.forget());
afterEach(async () => {
  world.rehearsed.target.faults.clear();
  expect(world.rehearsed.target.failures).toEqual([]);
  expect(await world.enabled()).toEqual(['blue', 'green']);
});

const drilled = (session: Session, entry: Entry, disturbance: Disturbance) =>
  world.finely(() => drill(session, entry, { disturbance, ...LOAD }));

const lose = (location: string) => (after: number) =>
  world.rehearsed.target.faults.add({ name: 'region-lost', condition: { kind: 'region-lost', location }, after });

it('draining a region under load fails no request, and the region gets its users back', async () => {
  const session = await world.session();
  const entry = await lookAtTraffic(session, 'blue');
  const report = await drilled(session, entry, drained(session, entry));
  expect(report.sent).toBeGreaterThan(500);
  expect(report).toMatchObject({ kind: 'drain', failed: 0, byStatus: { 200: report.sent }, isWithinBudget: true });
  // Azure takes 15 s to make the change, and the edge another 45 to have it; then probes have to be good again.
  expect(report.secondsUntilQuiet).toBeGreaterThan(20);
  expect(report.secondsUntilQuiet).toBeLessThan(120);
  expect(report.secondsUntilBack).toBeGreaterThan(20);
  expect(report.secondsUntilBack).toBeLessThan(180);
  expect(world.told('drill')).toHaveLength(1);
});

it('losing a region fails only what was on its way and what came before the probes knew, and the report says so', async () => {
  const session = await world.session();
  const entry = await lookAtTraffic(session, 'blue');
  const report = await drilled(session, entry, lost(session, entry, lose('eastus2')));
  expect(report.failed).toBeGreaterThan(20);
  expect(report.failedInFlight).toBeGreaterThan(0);
  expect(report.failedUntilNoticed).toBeGreaterThan(20);
  expect(report).toMatchObject({ kind: 'loss', failedUnexpectedly: 0, isWithinBudget: true });
  expect(report.failedInFlight + report.failedUntilNoticed).toBe(report.failed);
  expect(report.secondsUntilQuiet).toBeLessThanOrEqual(70);
  expect(report.secondsUntilBack).toBeGreaterThan(0);
});

it('a drill that fails more than its budget says no, after its report, with the region back', async () => {
  const session = await world.session();
  const entry = await lookAtTraffic(session, 'blue');
  const failing = readFault('region-lost:eastus2').map((fault) => ({ ...fault, name: 'behind-the-back' }));
  const disturbance = drained(session, entry);
  const begin = async () => {
    const over = world.rehearsed.target.faults.add(...failing);
    const since = await disturbance.begin();
    await session.clock.sleep(20_000);
    over();
    return since;
  };
  const overspent = drill(session, entry, { disturbance: { ...disturbance, begin }, ...LOAD });
  await expect(overspent).rejects.toMatchObject({ code: 'E655' });
  const [report] = world.told('drill');
  expect(report?.failedUnexpectedly).toBeGreaterThan(0);
  expect(report?.isWithinBudget).toBe(false);
});

it('a drained region is told as such, goes on to answer by its own route, and comes back', async () => {
  await world.drained('green');
  expect(world.told('origin')).toEqual([{ type: 'origin', region: 'green', isEnabled: false, changed: true }]);
  expect(world.told('traffic').at(-1)).toMatchObject({ region: 'green', ofRegion: 0, failed: 0 });
  expect(world.told('drained')).toMatchObject([{ region: 'green', isSeen: true }]);
  expect(await world.enabled()).toEqual(['blue']);

  const session = await world.session();
  const entry = await lookAtTraffic(session, 'green');
  await refuseSick(session, entry);
  await restore(session, entry);
  expect(world.told('restored')).toMatchObject([{ region: 'green', seconds: expect.any(Number) }]);
});

it('a drain that was broken off anywhere goes on, and changes nothing twice', async () => {
  const run = new AbortController();
  const session = await world.session(run.signal);
  const entry = await lookAtTraffic(session, 'green');
  const broken = drain({ ...session, emit: () => run.abort(new Error('killed')) }, entry);
  await expect(broken).rejects.toThrow('killed');
  const before = world.rehearsed.target.log.entries.length;
  await world.drained('green');
  expect(world.told('origin')).toEqual([{ type: 'origin', region: 'green', isEnabled: false, changed: false }]);
  const changed = world.rehearsed.target.log.entries.slice(before).flatMap(({ changes }) => changes);
  expect(changed).toEqual([]);
  await setOrigin({ ...entry.frontDoor, arm: (await world.session()).arm }, true);
});

it('a restore that was broken off goes on', async () => {
  await world.drained('green');
  const run = new AbortController();
  const session = await world.session(run.signal);
  const entry = await lookAtTraffic(session, 'green');
  const broken = restore({ ...session, emit: () => run.abort(new Error('killed')) }, entry);
  await expect(broken).rejects.toThrow('killed');
  world.forget();
  const again = await world.session();
  await restore(again, await lookAtTraffic(again, 'green'));
  expect(world.told('origin')).toEqual([{ type: 'origin', region: 'green', isEnabled: true, changed: false }]);
  expect(world.told('restored')).toMatchObject([{ region: 'green', seconds: expect.any(Number) }]);
});

it('the last region that gets requests is not drained, and no drill takes one that is out', async () => {
  await world.drained('green');
  const session = await world.session();
  const blue = await lookAtTraffic(session, 'blue');
  const refused = refuseTheLast(session, blue);
  await expect(refused).rejects.toMatchObject({ code: 'E650', hint: expect.stringContaining('restore green') });
  const green = await lookAtTraffic(session, 'green');
  expect(() => refuseDrained(green)).toThrow(expect.objectContaining({ code: 'E652' }));
  await restore(session, green);
});

it('nor is one whose others do not answer', async () => {
  const session = await world.session();
  world.rehearsed.target.faults.add(...readFault('region-lost:centralus'));
  const refused = refuseTheLast(session, await lookAtTraffic(session, 'blue'));
  await expect(refused).rejects.toMatchObject({
    code: 'E650',
    message: expect.stringContaining('green gives HTTP 504'),
  });
});

it('a sick region is not restored', async () => {
  await world.drained('green');
  const over = world.rehearsed.target.faults.add(...readFault('region-lost:centralus'));
  const session = await world.session();
  const green = await lookAtTraffic(session, 'green');
  await expect(refuseSick(session, green)).rejects.toMatchObject({ code: 'E651' });
  over();
  await refuseSick(session, green);
  await restore(session, green);
});

it('a region of no such name is told with those that there are', async () => {
  const refused = lookAtTraffic(await world.session(), 'purple');
  await expect(refused).rejects.toMatchObject({ code: 'E640', hint: 'It has blue, green.' });
});

/** What the look ahead of the last deployment told of drained regions. */
function warned(): string[] {
  const findings = world.told('checked').flatMap((event) => event.findings);
  return findings.filter(({ check }) => check === 'drained regions').map(({ what }) => what);
}

it('a later deployment leaves a drained region drained, and says so', async () => {
  await world.drained('green');
  world.edit((prod) => prod.alertEmails.push('second@contoso.com'));
  await world.deploy();
  expect(world.told('step').filter(({ status }) => status === 'done')).toContainEqual(
    expect.objectContaining({ step: expect.objectContaining({ kind: 'infrastructure' }) }),
  );
  expect(warned()).toEqual(['green is drained, and this deployment leaves it so: it gets no requests.']);
  expect(await world.enabled()).toEqual(['blue']);
  const session = await world.session();
  await restore(session, await lookAtTraffic(session, 'green'));
});

it('one that variables.json drained comes back with the deployment that it no longer says so in', async () => {
  const drained = (isDrained: boolean) =>
    world.edit(({ regions }) => {
      for (const region of regions) if (region.name === 'green') region.drained = isDrained;
    });
  drained(true);
  await world.deploy();
  expect(warned()).toEqual([]);
  expect(await world.enabled()).toEqual(['blue']);
  drained(false);
  await world.deploy();
  expect(warned()).toEqual([expect.stringMatching(/no longer says that green is drained/)]);
  expect(await world.enabled()).toEqual(['blue', 'green']);
});

import { type DeployProps, deploy } from '../../../src/deployment/deploy';
import { look } from '../../../src/deployment/deployed/look';
import type { DeploymentEvent } from '../../../src/deployment/events';
import type { Http } from '../../../src/deployment/http/http';
import { rollBack } from '../../../src/deployment/roll-back';
import type { RegionOutcome } from '../../../src/deployment/update/outcome';
import { lookAtRunning } from '../../../src/deployment/update/running';
import { type Rehearsed, rehearse } from '../rehearsed';

// Two people, one environment. Each has the image built and pushed already, so that they meet in the regions.

jest.setTimeout(240_000);

const yes = async () => true;
const CLUSTERS = ['aks-orders-prod-blue', 'aks-orders-prod-green'];
const SOAK = { seconds: 20, errorBudget: 0 };

let rehearsed: Rehearsed;
const digests: string[] = [];
beforeAll(async () => {
  rehearsed = await rehearse();
  const dockerfile = rehearsed.repository.read('service/Dockerfile');
  for (const version of ['first', 'second', 'third', 'fourth']) {
    rehearsed.repository.write('service/Dockerfile', `${dockerfile}\n# ${version}\n`);
    digests.push((await run('somebody', {})).outcomes[0]?.after ?? '');
  }
  expect(new Set(digests).size).toBe(4);
});
afterAll(async () => {
  await rehearsed.stop();
  expect(rehearsed.target.failures).toEqual([]);
});

interface Run {
  readonly outcomes: readonly RegionOutcome[];
  /** With which it ended. @default it is live */
  readonly error?: { readonly code: string; readonly message: string };
  readonly waitedFor: readonly string[];
}

interface RunProps extends Partial<DeployProps> {
  readonly command?: typeof deploy;
  /** Id of a step at whose beginning the run is killed: nothing is put right, and nobody is told. */
  readonly killedAt?: string;
}

async function run(user: string, { command = deploy, killedAt, ...props }: RunProps): Promise<Run> {
  const { compile, render } = rehearsed;
  const events: DeploymentEvent[] = [];
  const stop = new AbortController();
  const emit = (event: DeploymentEvent) => {
    events.push(event);
    if (event.type === 'step' && event.step.id === killedAt) stop.abort(new Error('killed'));
  };
  const started = await rehearsed.session({ env: { USER: user }, signal: stop.signal });
  const send: Http['send'] = async (call) => {
    stop.signal.throwIfAborted();
    return started.http.send(call);
  };
  const session = { ...started, emit, http: { ...started.http, send } };
  const given = { compile, render, confirm: yes, confirmRemovals: yes, soak: SOAK, ...props };
  const error = await command(session, given).then(
    () => undefined,
    (each) => each,
  );
  return {
    outcomes: events.flatMap((event) => (event.type === 'regions' ? event.regions : [])),
    waitedFor: events.flatMap((event) =>
      event.type === 'working' && /waits for .*run/.test(event.what) ? event.what : [],
    ),
    ...(error ? { error } : {}),
  };
}

const image = (version: number) => ({ image: { reference: digests[version] ?? '' } });

/** How often the Deployment of a cluster was told to be something else since. */
function changesOf(cluster: string, since: number): number {
  return rehearsed.target.log.entries
    .slice(since)
    .flatMap(({ changes }) => changes)
    .filter(({ id }) => id === `${cluster}/deployments.apps/orders/orders`).length;
}

/** What each region runs now. */
async function running(): Promise<(string | undefined)[]> {
  const session = await rehearsed.session();
  const { configuration, environment, arm } = session;
  const found = await lookAtRunning(session, await look(arm, configuration, environment));
  return Object.values(found).map(({ digest }) => digest);
}

/** Of two runs, the one that went through, and the one that was refused. */
function told(runs: readonly [Run, Run]): { readonly winner: Run; readonly loser: Run; readonly won: 0 | 1 } {
  const won = runs[0].error ? 1 : 0;
  return { winner: runs[won], loser: runs[won === 0 ? 1 : 0], won };
}

it('of two that bring different images at the same time, one goes through all regions, and the other changes none', async () => {
  const since = rehearsed.target.log.entries.length;
  const { winner, loser, won } = told(await Promise.all([run('alice', image(0)), run('bob', image(1))]));
  expect(winner.error).toBeUndefined();
  expect(winner.outcomes.map(({ outcome }) => outcome)).toEqual(['updated', 'updated']);
  expect(loser.error).toMatchObject({
    code: 'E634',
    message: expect.stringMatching(
      /at work in aks-orders-prod-blue: (alice|bob)@\S+ \(sha256:\w{12}, run \w{8}\), since/,
    ),
  });
  expect(loser.outcomes.map(({ outcome }) => outcome)).toEqual(['untouched', 'untouched']);
  expect(await running()).toEqual(Array(2).fill(digests[won]));
  // Told to be the new version, to pause after its first pods, and to go on: once.
  expect(CLUSTERS.map((cluster) => changesOf(cluster, since))).toEqual([3, 3]);
});

it('of two that bring the same, the second waits in each region, and finds it done', async () => {
  const since = rehearsed.target.log.entries.length;
  const runs = await Promise.all([run('alice', image(2)), run('bob', image(2))]);
  expect(runs.map(({ error }) => error)).toEqual([undefined, undefined]);
  expect(runs.map(({ outcomes }) => outcomes.map(({ outcome }) => outcome).join()).sort()).toEqual([
    'unchanged,unchanged',
    'updated,updated',
  ]);
  expect(runs.flatMap(({ waitedFor }) => waitedFor)).toContainEqual(expect.stringContaining('who does the same'));
  expect(CLUSTERS.map((cluster) => changesOf(cluster, since))).toEqual([3, 3]);
});

it('two that go back at the same time go back once, and not forth again', async () => {
  expect((await run('alice', image(0))).error).toBeUndefined();
  const back = { command: rollBack as typeof deploy };
  const runs = await Promise.all([run('alice', back), run('bob', back)]);
  expect(runs.map(({ error }) => error)).toEqual([undefined, undefined]);
  expect(await running()).toEqual([digests[2], digests[2]]);
});

it('one that was planned before another has ended is refused, and changes nothing', async () => {
  const confirm = async () => {
    expect((await run('alice', image(3))).error).toBeUndefined();
    return true;
  };
  const late = await run('bob', { ...image(1), confirm });
  expect(late.error).toMatchObject({
    code: 'E636',
    message: expect.stringMatching(/has brought aks-orders-prod-blue from sha256:\w+ to sha256:\w+ since/),
  });
  expect(late.outcomes.map(({ outcome }) => outcome)).toEqual(['untouched', 'untouched']);
  expect(await running()).toEqual([digests[3], digests[3]]);
});

it('of one that was killed in the middle of a region, the next goes on a minute later, with another image too', async () => {
  const since = rehearsed.target.log.entries.length;
  const killed = await run('alice', { ...image(0), killedAt: 'soak blue' });
  expect(killed.outcomes[0]).toMatchObject({ outcome: 'begun' });
  const next = await run('bob', image(1));
  expect(next.error).toBeUndefined();
  expect(next.waitedFor).toContainEqual(expect.stringMatching(/^waits for a sign of life of alice@/));
  expect(next.outcomes).toEqual(
    ['blue', 'green'].map((region) => ({ region, before: digests[3], after: digests[1], outcome: 'updated' })),
  );
  expect(CLUSTERS.map((cluster) => changesOf(cluster, since))).toEqual([6, 3]);
});

it('two first deployments that differ in their manifests alone: one brings up each region, the other is refused', async () => {
  const fresh = await rehearse();
  const since = rehearsed;
  rehearsed = fresh;
  const { render } = fresh;
  const other: typeof render = async (request) =>
    new Map(
      [...(await render(request))].map(([path, yaml]) => [path, yaml.replaceAll('name: VERSION\n', 'name: V\n')]),
    );
  const runs = await Promise.all([run('alice', {}), run('bob', { render: other })]);
  const made = fresh.target.log.entries
    .flatMap(({ changes }) => changes)
    .filter(({ id }) => /\/deployments.apps\/orders\/orders$/.test(id));
  rehearsed = since;
  await fresh.stop();
  // In each region somebody is first; whoever is refused in one ends there.
  expect(made.map(({ id, action }) => `${action} ${id.split('/')[0]}`).sort()).toEqual(
    CLUSTERS.map((cluster) => `created ${cluster}`),
  );
  expect(runs.flatMap(({ error }) => error?.code ?? []).every((code) => ['E634', 'E636'].includes(code))).toBe(true);
  expect(runs.some(({ error }) => error)).toBe(true);
});

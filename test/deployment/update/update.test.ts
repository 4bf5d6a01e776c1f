import { type Deployment, type DeployProps, deploy } from '../../../src/deployment/deploy';
import type { DeploymentEvent } from '../../../src/deployment/events';
import { rollBack } from '../../../src/deployment/roll-back';
import type { RegionOutcome } from '../../../src/deployment/update/outcome';
import { type Rehearsed, rehearse } from '../rehearsed';

// Versions of one workload, told in order; each test goes on where the one before it has ended.

jest.setTimeout(180_000);

const yes = async () => true;
const DOCKERFILE = 'service/Dockerfile';

let rehearsed: Rehearsed;
let dockerfile = '';
const digests: Record<string, string> = {};
beforeAll(async () => {
  rehearsed = await rehearse();
  dockerfile = rehearsed.repository.read(DOCKERFILE);
  digests.first = await deployed('first');
});
afterAll(async () => {
  await rehearsed.stop();
  expect(rehearsed.target.failures).toEqual([]);
});

/** Another version of the service, healthy or with something that goes wrong. */
function write(version: string, trouble?: string): void {
  const label = trouble === undefined ? '' : `LABEL rehearsal=${trouble}\n`;
  rehearsed.repository.write(DOCKERFILE, `${dockerfile}\n# ${version}\n${label}`);
}

async function run(props: Partial<DeployProps> = {}, command: typeof deploy = deploy): Promise<Deployment> {
  const { compile, render, events } = rehearsed;
  events.length = 0;
  return command(await rehearsed.session(), { compile, render, confirm: yes, confirmRemovals: yes, ...props });
}

/** Deploys a version that is healthy. @returns its digest */
async function deployed(version: string, props: Partial<DeployProps> = {}): Promise<string> {
  write(version);
  expect(await run(props)).toMatchObject({ outcome: 'live' });
  return outcomes()[0]?.after ?? '';
}

function outcomes(): readonly RegionOutcome[] {
  const found = rehearsed.events.flatMap((event) => (event.type === 'regions' ? [event.regions] : []));
  expect(found).toHaveLength(1);
  return found[0] ?? [];
}

/** `manifests blue done`, in order. */
function steps(): string[] {
  return rehearsed.events
    .filter((event): event is Extract<DeploymentEvent, { type: 'step' }> => event.type === 'step')
    .filter(({ step }) => 'region' in step)
    .map(({ step, status }) => `${step.id} ${status}`);
}

/** Objects of a cluster that were changed since. */
function changedIn(cluster: string, since: number): string[] {
  return rehearsed.target.log.entries
    .slice(since)
    .flatMap(({ changes }) => changes)
    .flatMap((change) => ('id' in change && change.id.startsWith(`${cluster}/`) ? [change.id] : []));
}

it('the first version is brought up in all regions beside each other, and recorded as what it is', () => {
  expect(steps().slice(0, 2)).toEqual(['manifests blue started', 'manifests green started']);
  expect(outcomes()).toEqual([
    { region: 'blue', after: digests.first, outcome: 'brought up' },
    { region: 'green', after: digests.first, outcome: 'brought up' },
  ]);
});

it('the next one goes region by region: rollout, an answer, soak, and only then the next', async () => {
  digests.second = await deployed('second');
  expect(steps()).toEqual(
    ['blue', 'green'].flatMap((region) =>
      ['manifests', 'route', 'soak'].flatMap((step) => [`${step} ${region} started`, `${step} ${region} done`]),
    ),
  );
  expect(outcomes()).toEqual(
    ['blue', 'green'].map((region) => ({
      region,
      before: digests.first,
      after: digests.second,
      outcome: 'updated',
    })),
  );
});

it('run again, no region is touched', async () => {
  const since = rehearsed.target.log.entries.length;
  expect(await run()).toMatchObject({ outcome: 'live', isUnchanged: true });
  expect(outcomes().map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
  expect(rehearsed.target.log.entries.slice(since).filter(({ changes }) => changes.length > 0)).toEqual([]);
});

describe.each([
  ['can not be pulled', 'image-pull', 'E622', /ImagePull/],
  ['crashes', 'crash-loop', 'E622', /CrashLoopBackOff/],
  ['is for another processor', 'exec-format', 'E622', /exec format error/],
  ['answers with errors', 'answers-500', 'E644', /HTTP 500/],
  ['answers with errors after a while', 'answers-500/120', 'E644', /HTTP 500/],
])('an image that %s', (_, trouble, code, told) => {
  it('is taken back in the first region, and never reaches the second', async () => {
    write(trouble, trouble);
    const since = rehearsed.target.log.entries.length;
    const error = await run().catch((each) => each);
    expect(error).toMatchObject({
      code: 'E641',
      message: expect.stringMatching(told),
      cause: expect.objectContaining({ code }),
    });
    expect(outcomes()).toEqual(
      ['returned', 'untouched'].map((outcome, index) => ({
        region: index === 0 ? 'blue' : 'green',
        before: digests.second,
        after: digests.second,
        outcome,
      })),
    );
    expect(changedIn('aks-orders-prod-blue', since)).not.toEqual([]);
    expect(changedIn('aks-orders-prod-green', since)).toEqual([]);
  });
});

describe('a run that is killed in the middle of a region', () => {
  it('is gone on with by the next one, which soaks that region, and then goes to the others', async () => {
    write('third');
    await broken((event) => event.type === 'step' && event.step.id === 'soak blue' && event.status === 'started');
    expect(outcomes()).toMatchObject([
      { before: digests.second, outcome: 'begun' },
      { after: digests.second, outcome: 'untouched' },
    ]);
    await run();
    expect(outcomes().map(({ before, outcome }) => ({ before, outcome }))).toEqual(
      Array(2).fill({ before: digests.second, outcome: 'updated' }),
    );
    digests.third = outcomes()[0]?.after ?? '';
    expect(steps()).toContain('soak blue done');
  });

  it('gets back what ran before it, also where the next one fails', async () => {
    write('worse', 'crash-loop');
    await broken((event) => event.type === 'working' && event.what.includes('CrashLoopBackOff'));
    write('worse still', 'crash-loop');
    expect(await run().catch((error) => error)).toMatchObject({ code: 'E641' });
    expect(outcomes()).toMatchObject([
      { before: digests.third, after: digests.third, outcome: 'returned' },
      { outcome: 'untouched' },
    ]);
  });

  it('is taken back by a rollback, and the regions that were not reached stay as they are', async () => {
    write('worse', 'crash-loop');
    await broken((event) => event.type === 'working' && event.what.includes('CrashLoopBackOff'));
    await run({}, rollBack as typeof deploy);
    expect(outcomes()).toMatchObject([
      { after: digests.third, outcome: 'returned' },
      { after: digests.third, outcome: 'untouched' },
    ]);
  });

  /** Deploys until something happens, and ends as a computer does that is switched off: nothing is put right. */
  async function broken(when: (event: DeploymentEvent) => boolean): Promise<void> {
    const { compile, render, events } = rehearsed;
    events.length = 0;
    const stop = new AbortController();
    const session = await rehearsed.session({ signal: stop.signal });
    const emit = (event: DeploymentEvent) => {
      events.push(event);
      if (when(event)) stop.abort(new Error('killed'));
    };
    const props = { compile, render, confirm: yes, confirmRemovals: yes };
    await expect(deploy({ ...session, emit }, props)).rejects.toThrow('killed');
  }
});

describe('a rollback', () => {
  it('brings the version before to all regions, one after the other', async () => {
    await run({}, rollBack as typeof deploy);
    expect(outcomes().map(({ before, after, outcome }) => ({ before, after, outcome }))).toEqual(
      Array(2).fill({ before: digests.third, after: digests.second, outcome: 'updated' }),
    );
    expect(steps().indexOf('soak blue done')).toBeLessThan(steps().indexOf('manifests green started'));
  });

  it('needs neither compiler nor registry', () => {
    expect(steps().filter((step) => /infrastructure|image/.test(step))).toEqual([]);
  });

  it('of a rollback goes forward again', async () => {
    await run({}, rollBack as typeof deploy);
    expect(outcomes().map(({ after }) => after)).toEqual([digests.third, digests.third]);
  });
});

describe('an image that was pushed before', () => {
  it('is deployed by its digest, in the regions and in the order that are named', async () => {
    const image = { reference: digests.first ?? '' };
    await run({ image, order: ['green'], soak: { seconds: 0, errorBudget: 1 } });
    expect(steps()).toEqual(
      ['green', 'blue'].flatMap((region) =>
        ['manifests', 'route'].flatMap((step) => [`${step} ${region} started`, `${step} ${region} done`]),
      ),
    );
    expect(outcomes().map(({ region, after }) => `${region} ${after}`)).toEqual([
      `green ${digests.first}`,
      `blue ${digests.first}`,
    ]);
    await run({ image: { reference: digests.third ?? '' }, only: ['blue'] });
    expect(outcomes()).toMatchObject([{ region: 'blue', before: digests.first, after: digests.third }]);
  });

  it.each([
    ['is nowhere', { reference: `sha256:${'0'.repeat(63)}1` }, /has no image orders@sha256:0+1/],
    ['is in another registry', { host: 'docker.io', repository: 'nginx', reference: 'latest' }, /az acr import/],
  ])('and that %s is refused before a region is touched', async (_, image, told) => {
    const error = await run({ image }).catch((each) => each);
    expect(`${error.message} ${error.hint}`).toMatch(told);
    expect(error.code).toBe('E624');
    expect(outcomes().map(({ outcome }) => outcome)).toEqual(['untouched', 'untouched']);
  });

  it('a partial update is taken back where it was made', async () => {
    await run({}, rollBack as typeof deploy);
    expect(outcomes()).toMatchObject([
      { region: 'blue', after: digests.first, outcome: 'updated' },
      { region: 'green', after: digests.first, outcome: 'untouched' },
    ]);
  });
});

it('a new region takes a new version first, and where it fails there, nobody else meets it', async () => {
  const { repository } = rehearsed;
  const path = 'devops/config/variables.json';
  const variables = JSON.parse(repository.read(path));
  variables.environments.prod.regions.push({
    name: 'red',
    location: 'westus3',
    aksClusterName: 'aks-orders-prod-red',
    zones: ['1', '2', '3'],
  });
  repository.write(path, JSON.stringify(variables, undefined, 2));
  repository.synth({ name: 'orders' });
  write('worse', 'crash-loop');
  expect(await run().catch((error) => error)).toMatchObject({ code: 'E641' });
  expect(outcomes().map(({ region, outcome }) => `${region} ${outcome}`)).toEqual([
    'blue untouched',
    'green untouched',
    'red returned',
  ]);
  digests.fourth = await deployed('fourth');
  expect(steps().indexOf('soak red done')).toBeLessThan(steps().indexOf('manifests blue started'));
  expect(outcomes().map(({ region, outcome }) => `${region} ${outcome}`)).toEqual([
    'blue updated',
    'green updated',
    'red brought up',
  ]);
});

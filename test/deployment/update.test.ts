import { type Deployment, type DeployProps, deploy } from '../../src/deployment/deploy';
import type { DeploymentEvent } from '../../src/deployment/events';
import { rollBack } from '../../src/deployment/roll-back';
import type { RegionOutcome } from '../../src/deployment/update/outcome';
import { type Rehearsed, rehearse } from './rehearsed';

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

it('goes back to the version before', async () => {
  await run({}, rollBack as typeof deploy);
  expect(outcomes().map(({ before, after, outcome }) => ({ before, after, outcome }))).toEqual(
    Array(2).fill({ before: digests.second, after: digests.first, outcome: 'updated' }),
  );
});

import { deploy } from '../../../src/deployment/deploy';
import type { RegionOutcome } from '../../../src/deployment/update/outcome';
import { type Rehearsed, rehearse } from '../rehearsed';

jest.setTimeout(180_000);

const yes = async () => true;

let rehearsed: Rehearsed;
let dockerfile = '';
beforeAll(async () => {
  rehearsed = await rehearse({
    change: (prod) => {
      prod.apiServer = { access: 'private' };
    },
  });
  dockerfile = rehearsed.repository.read('service/Dockerfile');
  await run('first');
});
afterAll(() => rehearsed.stop());

async function run(version: string): Promise<unknown> {
  const { compile, render, events, repository } = rehearsed;
  repository.write('service/Dockerfile', `${dockerfile}\n${version}\n`);
  events.length = 0;
  const props = { compile, render, confirm: yes, confirmRemovals: yes };
  return deploy(await rehearsed.session(), props).catch((error) => error);
}

function outcomes(): readonly RegionOutcome[] {
  return rehearsed.events.flatMap((event) => (event.type === 'regions' ? event.regions : []));
}

it('an update of clusters that nobody can reach from here goes region by region all the same', async () => {
  expect(await run('# second')).toMatchObject({ outcome: 'live' });
  expect(outcomes().map(({ outcome }) => outcome)).toEqual(['updated', 'updated']);
});

it.each(['crash-loop', 'answers-500'])('one that fails is taken back by their own history: %s', async (trouble) => {
  const [before] = outcomes();
  expect(await run(`LABEL rehearsal=${trouble}`)).toMatchObject({ code: 'E641' });
  expect(outcomes()).toMatchObject([
    { before: before?.after, after: before?.after, outcome: 'returned' },
    { outcome: 'untouched' },
  ]);
});

it('one that they would refuse is told before anything is changed', async () => {
  const { compile, render, events } = rehearsed;
  events.length = 0;
  const mistaken: typeof render = async (request) =>
    new Map(
      [...(await render(request))].map(([path, yaml]) => [path, yaml.replace('imagePullPolicy:', 'imagePulPolicy:')]),
    );
  const props = { compile, render: mistaken, confirm: yes, confirmRemovals: yes };
  await expect(deploy(await rehearsed.session(), props)).rejects.toMatchObject({
    code: 'E622',
    message: expect.stringContaining('imagePulPolicy'),
  });
  expect(outcomes().map(({ outcome }) => outcome)).toEqual(['untouched', 'untouched']);
});

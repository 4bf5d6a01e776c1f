import { deploy } from '../../../src/deployment/deploy';
import type { RegionOutcome } from '../../../src/deployment/update/outcome';
import { type Rehearsed, rehearse } from '../rehearsed';

jest.setTimeout(180_000);

const yes = async () => true;
/** Of 600 requests twelve may fail. */
const SOAK = { seconds: 600, errorBudget: 2 };
const MAY_FAIL = 12;

let rehearsed: Rehearsed;
let host = '';
let dockerfile = '';
beforeAll(async () => {
  rehearsed = await rehearse();
  dockerfile = rehearsed.repository.read('service/Dockerfile');
  await run();
  const live = rehearsed.events.flatMap((event) => (event.type === 'live' ? [event.address] : []));
  host = live[0] ?? '';
  // From here on, little time passes while a request is on its way, as it is with a real one.
  rehearsed.clock.step = 0.1;
});
afterAll(() => rehearsed.stop());

async function run(): Promise<unknown> {
  const { compile, render, events } = rehearsed;
  events.length = 0;
  const props = { compile, render, confirm: yes, confirmRemovals: yes, soak: SOAK };
  return deploy(await rehearsed.session(), props).catch((error) => error);
}

/** What users get, one request a second through the main route, from the first change to the end. */
async function underLoad(work: () => Promise<unknown>): Promise<Record<number, number>> {
  const { http, clock } = await rehearsed.session();
  const stop = new AbortController();
  const answers: Record<number, number> = {};
  const load = (async () => {
    for (;;) {
      const { status } = await http.send({ method: 'GET', url: `${host}/default`, patience: 0 });
      answers[status] = (answers[status] ?? 0) + 1;
      await clock.sleep(1000, stop.signal);
    }
  })().catch(() => undefined);
  await work();
  stop.abort();
  await load;
  return answers;
}

function write(trouble: string): void {
  rehearsed.repository.write('service/Dockerfile', `${dockerfile}\nLABEL rehearsal=${trouble}\n`);
}

function outcomes(): readonly RegionOutcome[] {
  return rehearsed.events.flatMap((event) => (event.type === 'regions' ? event.regions : []));
}

it.each([
  ['does not even start', 'crash-loop', 0, 0],
  ['answers with errors', 'answers-500', 1, MAY_FAIL],
])(
  'while an image that %s is tried and taken back, users notice no more than they may',
  async (_, trouble, least, most) => {
    write(trouble);
    const answers = await underLoad(run);
    expect(outcomes().map(({ outcome }) => outcome)).toEqual(['returned', 'untouched']);
    expect(Object.keys(answers).filter((status) => status !== '200' && status !== '500')).toEqual([]);
    expect(answers[200]).toBeGreaterThan(30);
    expect(answers[500] ?? 0).toBeGreaterThanOrEqual(least);
    expect(answers[500] ?? 0).toBeLessThanOrEqual(most);
  },
);

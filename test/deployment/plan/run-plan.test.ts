import fc from 'fast-check';
import type { DeploymentEvent } from '../../../src/deployment/events';
import type { DeploymentPlan, Step } from '../../../src/deployment/plan/plan';
import { runPlan } from '../../../src/deployment/plan/run-plan';
import { FakeClock } from '../fake-clock';

const step = (id: string, needs: readonly string[] = [], kind: Step['kind'] = 'image') =>
  ({ id, needs, kind, what: id, name: '', action: 'deploy', region: id }) as unknown as Step;
const planOf = (...steps: Step[]): DeploymentPlan => ({ workload: 'orders', environment: 'prod', steps });

interface Ran {
  /** `begin a`, `end a` in order. */
  readonly trace: string[];
  readonly ended: Record<string, string>;
  readonly error?: unknown;
}

async function run(
  plan: DeploymentPlan,
  props: { failing?: readonly string[]; concurrency?: number; signal?: AbortSignal } = {},
): Promise<Ran> {
  const { failing = [], concurrency = 20, signal = new AbortController().signal } = props;
  const trace: string[] = [];
  const ended: Record<string, string> = {};
  const emit = (event: DeploymentEvent) => {
    if (event.type === 'step' && event.status !== 'started') ended[event.step.id] = event.status;
  };
  const perform = async ({ id }: Step) => {
    trace.push(`begin ${id}`);
    await new Promise((resolve) => setImmediate(resolve));
    trace.push(`end ${id}`);
    if (failing.includes(id)) throw new Error(id);
    return id === 'nothing' ? undefined : id;
  };
  const done = runPlan({ plan, clock: new FakeClock(), signal, emit, concurrency, perform });
  return done.then(
    () => ({ trace, ended }),
    (error) => ({ trace, ended, error }),
  );
}

it('begins a step as soon as what it needs has ended', async () => {
  const { trace } = await run(planOf(step('a'), step('b'), step('c', ['a', 'b'])));
  expect(trace).toEqual(['begin a', 'begin b', 'end a', 'end b', 'begin c', 'end c']);
});

it('leaves out what needs a step that failed; the others end', async () => {
  const { ended, error } = await run(planOf(step('a'), step('b'), step('c', ['a']), step('d', ['c'])), {
    failing: ['a'],
  });
  expect(ended).toEqual({ a: 'failed', b: 'done', c: 'left-out', d: 'left-out' });
  expect(error).toEqual(new Error('a'));
});

it('tells where there was nothing to do', async () => {
  expect((await run(planOf(step('nothing')))).ended).toEqual({ nothing: 'skipped' });
});

it('ends with the reason of whoever breaks it off', async () => {
  const { error } = await run(planOf(step('a')), { signal: AbortSignal.abort(new Error('enough')) });
  expect(error).toEqual(new Error('enough'));
});

it('a step that is broken off has not failed', async () => {
  const stop = new AbortController();
  const statuses: string[] = [];
  const emit = (event: DeploymentEvent) => event.type === 'step' && statuses.push(event.status);
  const perform = async (): Promise<string> => {
    stop.abort(new Error('enough'));
    throw stop.signal.reason;
  };
  const done = runPlan({ plan: planOf(step('a')), clock: new FakeClock(), signal: stop.signal, emit, perform });
  await expect(done).rejects.toThrow('enough');
  expect(statuses).toEqual(['started', 'left-out']);
});

it('breaks off what only serves an infrastructure that failed', async () => {
  const events: DeploymentEvent[] = [];
  const plan = planOf(
    step('infrastructure', [], 'infrastructure'),
    step('registry', [], 'registry'),
    step('image', ['registry']),
  );
  const perform = async ({ kind }: Step, signal: AbortSignal): Promise<string> => {
    if (kind === 'infrastructure') throw new Error('no quota');
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };
  const signal = new AbortController().signal;
  const done = runPlan({ plan, clock: new FakeClock(), signal, emit: (event) => events.push(event), perform });
  await expect(done).rejects.toThrow('no quota');
  const ended = events.flatMap((event) =>
    event.type === 'step' && event.status !== 'started' ? [[event.step.id, event.status]] : [],
  );
  expect(ended).toEqual([
    ['infrastructure', 'failed'],
    ['registry', 'left-out'],
    ['image', 'left-out'],
  ]);
});

/** Any plan whose steps need some of those before them. */
const anyPlan = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
  .map((all) =>
    planOf(
      ...all.map((needs, index) =>
        step(`s${index}`, index === 0 ? [] : [...new Set(needs.map((need) => `s${need % index}`))]),
      ),
    ),
  );

it('whatever the plan, every step runs once, behind all that it needs, and never too many at a time', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, fc.integer({ min: 1, max: 4 }), async (plan, concurrency) => {
      const { trace } = await run(plan, { concurrency });
      let running = 0;
      for (const line of trace) {
        running += line.startsWith('begin') ? 1 : -1;
        expect(running).toBeLessThanOrEqual(concurrency);
      }
      for (const { id, needs } of plan.steps) {
        expect(trace.filter((line) => line === `begin ${id}`)).toHaveLength(1);
        for (const need of needs) expect(trace.indexOf(`end ${need}`)).toBeLessThan(trace.indexOf(`begin ${id}`));
      }
    }),
    { numRuns: 50 },
  );
});

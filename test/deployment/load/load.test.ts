import type { Http, HttpAnswer } from '../../../src/deployment/http/http';
import { startLoad } from '../../../src/deployment/load/load';
import { byStatus, isFailed } from '../../../src/deployment/load/sample';
import { AksHaError } from '../../../src/errors/aks-ha-error';
import { FakeClock } from '../fake-clock';

/** Lets requests end between two moves. */
class StepClock extends FakeClock {
  public override async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await new Promise(setImmediate);
    await super.sleep(milliseconds, signal);
  }
}

const URL = 'https://orders.azurefd.net/readyz';
const noAnswer = new AksHaError({ code: 'E627', source: 'azure', message: 'no answer', hint: '' });

/** Answers that are given in turn; a function is called where the request is sent. */
function answering(answer: (number: number) => Promise<HttpAnswer>): Http {
  let asked = 0;
  return {
    send: () => {
      asked += 1;
      return answer(asked);
    },
    client: { sendRequest: () => Promise.reject(new Error('unused')) },
  };
}

const answer = (status: number, region?: string): HttpAnswer => ({
  status,
  text: '',
  header: (name) => (name === 'x-aks-ha-region' ? region : undefined),
});

async function loaded(http: Http, seconds: number, rate = 5) {
  const clock = new StepClock();
  const load = startLoad({ http, clock, signal: new AbortController().signal, url: URL, rate });
  while (clock.now() < seconds * 1000) await new Promise(setImmediate);
  await load.stop();
  return { load, seconds: clock.now() / 1000 };
}

it('asks at a steady rate', async () => {
  const { load, seconds } = await loaded(
    answering(async () => answer(200, 'blue')),
    60,
  );
  expect(load.samples.length / seconds).toBeCloseTo(5, 1);
  expect(load.heldBack).toBe(0);
  expect(load.samples[0]).toMatchObject({ status: 200, region: 'blue' });
});

it('takes no answer for an answer, and goes on', async () => {
  const { load } = await loaded(
    answering(async (number) => {
      if (number % 3 === 0) throw noAnswer;
      return answer(number % 3 === 1 ? 200 : 503);
    }),
    30,
  );
  const counted = byStatus(load.samples);
  expect(Object.keys(counted)).toEqual(['200', '503', 'none']);
  expect(load.samples.filter(isFailed)).toHaveLength((counted['503'] ?? 0) + (counted.none ?? 0));
});

it('holds requests back where nothing is answered, instead of piling them up', async () => {
  const waiting: (() => void)[] = [];
  const http = answering(
    () =>
      new Promise((resolve) => {
        waiting.push(() => resolve(answer(200)));
      }),
  );
  const clock = new StepClock();
  const load = startLoad({ http, clock, signal: new AbortController().signal, url: URL, rate: 5 });
  while (clock.now() < 60_000) await new Promise(setImmediate);
  expect(waiting).toHaveLength(20);
  expect(load.heldBack).toBeGreaterThan(200);
  const stopped = load.stop();
  for (const release of waiting) release();
  await stopped;
  expect(load.samples).toHaveLength(20);
});

it('ends with the run', async () => {
  const run = new AbortController();
  const clock = new StepClock();
  const http = answering(async () => answer(200));
  const load = startLoad({ http, clock, signal: run.signal, url: URL, rate: 5 });
  run.abort(new Error('broken off'));
  await load.stop();
  const sent = load.samples.length;
  await new Promise(setImmediate);
  expect(load.samples).toHaveLength(sent);
});

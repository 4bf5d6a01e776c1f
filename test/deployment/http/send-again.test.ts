import type { HttpAnswer } from '../../../src/deployment/http/http';
import { type Retried, sendAgain } from '../../../src/deployment/http/send-again';
import { FakeClock } from '../fake-clock';

const CALL = { method: 'GET', url: 'https://management.azure.com/x?sig=secret' } as const;

function answer(status: number, headers: Record<string, string> = {}, text = ''): HttpAnswer {
  return { status, header: (name) => headers[name], text };
}

/** Gives one after the other; the last one for ever. */
function giving(...results: (HttpAnswer | Error)[]): () => Promise<HttpAnswer> {
  let index = 0;
  return async () => {
    const result = results[Math.min(index, results.length - 1)] as HttpAnswer | Error;
    index += 1;
    if (result instanceof Error) throw result;
    return result;
  };
}

function broken(code: string): Error {
  return Object.assign(new Error(code), { code });
}

const clock = () => new FakeClock();
const signal = new AbortController().signal;

it('throttling ends when Azure says so, and its time is kept', async () => {
  const fake = clock();
  const send = giving(answer(429, { 'retry-after': '17' }), answer(200));
  expect(await sendAgain(send, CALL, { clock: fake, signal, onRetry: undefined })).toMatchObject({ status: 200 });
  expect(fake.slept).toEqual([17_000]);
});

it.each([
  ['ten errors of the server', Array.from({ length: 10 }, () => answer(503))],
  ['ten broken connections', Array.from({ length: 10 }, () => broken('ECONNRESET'))],
  ['a body that is cut off', [answer(200, { 'content-type': 'application/json' }, '{"value":[')]],
  ['throttling without a time', Array.from({ length: 4 }, () => answer(429))],
])('%s pass', async (_, failures) => {
  const fake = clock();
  const send = giving(...failures, answer(200, { 'content-type': 'application/json' }, '{}'));
  expect(await sendAgain(send, CALL, { clock: fake, signal, onRetry: undefined })).toMatchObject({ text: '{}' });
  expect(fake.slept).toHaveLength(failures.length);
  expect(Math.max(...fake.slept)).toBeLessThanOrEqual(30_000);
});

it('each time is told, with no query, which may hold a signature', async () => {
  const told: Retried[] = [];
  const send = giving(broken('ECONNRESET'), answer(200));
  await sendAgain(send, CALL, { clock: clock(), signal, onRetry: (retried) => told.push(retried) });
  expect(told).toEqual([{ method: 'GET', url: 'https://management.azure.com/x', reason: 'ECONNRESET', delay: 1000 }]);
});

it('a server that stays broken is told once there is no patience left', async () => {
  const fake = clock();
  const answered = await sendAgain(
    giving(answer(503)),
    { ...CALL, patience: 60 },
    { clock: fake, signal, onRetry: undefined },
  );
  expect(answered.status).toBe(503);
  expect(fake.now()).toBeLessThanOrEqual(60_000);
});

it.each(['ECONNREFUSED', 'ETIMEDOUT', 'EAI_AGAIN'])('%s for ever is E627, and says what to do', async (code) => {
  const tried = sendAgain(giving(broken(code)), CALL, { clock: clock(), signal, onRetry: undefined });
  await expect(tried).rejects.toMatchObject({
    code: 'E627',
    message: expect.stringContaining(code),
    hint: expect.stringContaining('HTTPS_PROXY'),
  });
});

it.each(['DEPTH_ZERO_SELF_SIGNED_CERT', 'ENOTFOUND'])('%s does not pass, and is told at once', async (code) => {
  const fake = clock();
  const tried = sendAgain(giving(broken(code)), CALL, { clock: fake, signal, onRetry: undefined });
  await expect(tried).rejects.toMatchObject({ code: 'E627' });
  expect(fake.slept).toEqual([]);
});

it.each([400, 401, 403, 404, 409])('HTTP %i is an answer', async (status) => {
  const fake = clock();
  expect(await sendAgain(giving(answer(status)), CALL, { clock: fake, signal, onRetry: undefined })).toMatchObject({
    status,
  });
  expect(fake.slept).toEqual([]);
});

it('a run that is broken off ends with its reason', async () => {
  const stop = AbortSignal.abort(new Error('enough'));
  await expect(
    sendAgain(giving(broken('aborted')), CALL, { clock: clock(), signal: stop, onRetry: undefined }),
  ).rejects.toThrow('enough');
});

it('after a sleep of the machine that used all patience up, a few attempts are made still', async () => {
  const fake = clock();
  let attempts = 0;
  const send = async () => {
    attempts += 1;
    if (attempts === 1) await fake.sleep(3_600_000);
    if (attempts < 4) throw broken('ECONNRESET');
    return answer(200);
  };
  expect(await sendAgain(send, CALL, { clock: fake, signal, onRetry: undefined })).toMatchObject({ status: 200 });
});

it('without patience there is one attempt', async () => {
  const fake = clock();
  const tried = sendAgain(
    giving(broken('ECONNRESET')),
    { ...CALL, patience: 0 },
    { clock: fake, signal, onRetry: undefined },
  );
  await expect(tried).rejects.toMatchObject({ code: 'E627' });
  expect(fake.slept).toEqual([]);
});

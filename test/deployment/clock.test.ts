import { scaledClock, systemClock } from '../../src/deployment/clock';
import { FakeClock } from './fake-clock';

it('a scaled clock goes as many times as fast', async () => {
  const fake = new FakeClock();
  const clock = scaledClock(60, fake);
  await clock.sleep(60_000);
  expect(fake.slept).toEqual([1000]);
  expect(clock.now()).toBe(60_000);
});

it('a sleep ends with the reason of whoever breaks it off, before it begins and within it', async () => {
  const stop = new AbortController();
  const sleeping = systemClock.sleep(60_000, stop.signal);
  stop.abort(new Error('enough'));
  await expect(sleeping).rejects.toThrow('enough');
  await expect(systemClock.sleep(60_000, stop.signal)).rejects.toThrow('enough');
});

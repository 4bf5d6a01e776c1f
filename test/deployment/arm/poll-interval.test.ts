import { pollInterval } from '../../../src/deployment/arm/poll-interval';

it('grows from one to ten seconds while nothing changes, and begins anew when something does', () => {
  const waits: number[] = [];
  let wait = pollInterval();
  for (let look = 0; look < 8; look += 1) {
    waits.push(wait.next);
    wait = wait.after(false);
  }
  expect(waits).toEqual([1000, 1500, 2250, 3375, 5062.5, 7593.75, 10_000, 10_000]);
  expect(wait.after(true).next).toBe(1000);
});

it('never is shorter than what looking costs', () => {
  expect(pollInterval(30_000).after(true).next).toBe(30_000);
  expect(pollInterval(30_000).after(false).next).toBe(30_000);
});

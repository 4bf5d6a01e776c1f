import { retryTeller } from '../../../src/cli/deploy/say-retry';
import { FakeClock } from '../../deployment/fake-clock';

const retried = (delay: number) => ({
  method: 'PUT',
  url: 'https://management.azure.com/subscriptions/1/resourcegroups/orders',
  reason: 'HTTP 429',
  delay,
});

it('a wait is told with the host, the reason and its length', () => {
  expect(retryTeller(new FakeClock())(retried(75_000))).toBe(
    'Waits for management.azure.com (HTTP 429): asked again in 1 min 15 s',
  );
});

it('one that passes before it is read is not', () => {
  expect(retryTeller(new FakeClock())(retried(8_000))).toBeUndefined();
});

it('there is at most one such line a minute', async () => {
  const wall = new FakeClock();
  const say = retryTeller(wall);
  const told: boolean[] = [];
  for (let i = 0; i < 5; i += 1) {
    told.push(say(retried(30_000)) !== undefined);
    await wall.sleep(30_000);
  }
  expect(told).toEqual([true, false, true, false, true]);
});

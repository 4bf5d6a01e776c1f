import { type Sign, SignsOfLife } from '../../../src/deployment/cluster/signs-of-life';
import { FakeClock } from '../fake-clock';

/** What somebody sees who looks at a lease every so many seconds. */
async function look(leases: readonly (readonly [holder: string, version: string])[], every: number): Promise<Sign[]> {
  const clock = new FakeClock();
  const signs = new SignsOfLife(clock);
  const seen: Sign[] = [];
  for (const [holderIdentity, resourceVersion] of leases) {
    const metadata = { name: 'create-aks-ha-orders', resourceVersion };
    seen.push(signs.seen({ metadata, spec: holderIdentity ? { holderIdentity } : {} }));
    await clock.sleep(every * 1000);
  }
  return seen;
}

const same = (times: number) => Array<readonly [string, string]>(times).fill(['alice', '7']);

it('a lease without a holder is free', async () => {
  expect(await look([['', '7']], 5)).toEqual(['free']);
});

it('one look tells nothing; a renewal tells that the holder lives', async () => {
  const leases = [...same(3), ['alice', '8'] as const];
  expect(await look(leases, 5)).toEqual(['unknown', 'unknown', 'unknown', 'alive']);
});

it('a minute without a renewal is the end of it, not a second less', async () => {
  const signs = await look(same(13), 5);
  expect(signs.indexOf('gone')).toBe(12);
  expect(signs.slice(0, 12)).toEqual(Array(12).fill('unknown'));
});

it('where looks are slow, or time is fast, it takes a dozen of them all the same', async () => {
  const signs = await look(same(13), 60);
  expect(signs.indexOf('gone')).toBe(12);
});

it('somebody else as its holder is no renewal, and is watched anew', async () => {
  const leases = [...same(12), ['bob', '9'] as const, ['bob', '9'] as const, ['bob', '10'] as const];
  expect((await look(leases, 5)).slice(12)).toEqual(['unknown', 'unknown', 'alive']);
});

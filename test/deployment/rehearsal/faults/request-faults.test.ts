import { issueToken } from '../../../../src/deployment/rehearsal/entra/token';
import type { Effect } from '../../../../src/deployment/rehearsal/faults/fault';
import { namedFaults } from '../../../../src/deployment/rehearsal/faults/named-faults';
import { Rehearsed, SUBSCRIPTION } from '../rehearsed';

const GROUP = `${SUBSCRIPTION}/resourcegroups/rg-x`;

describe('a request that meets a fault', () => {
  let rehearsed: Rehearsed;
  beforeAll(async () => {
    rehearsed = await Rehearsed.start();
  });
  afterEach(() => rehearsed.target.faults.clear());
  afterAll(() => rehearsed.stop());

  const meet = (effect: Effect, times = 1, after = 0) =>
    rehearsed.target.faults.add({ name: 'test', match: { operation: 'groups.put' }, effect, times, after });
  const put = () => rehearsed.arm('PUT', GROUP, { location: 'eastus2' });
  const exists = async () => (await rehearsed.arm('HEAD', GROUP)).status === 204;
  const remove = () => {
    rehearsed.target.cloud.resources.delete(GROUP);
  };

  it('gets the reply that the fault holds, so many times, and nothing is done', async () => {
    remove();
    meet(
      { kind: 'reply', status: 429, headers: { 'retry-after': '7' }, body: { error: { code: 'TooManyRequests' } } },
      2,
    );
    const first = await put();
    expect([first.status, first.headers['retry-after'], first.json.error.code]).toEqual([429, '7', 'TooManyRequests']);
    expect((await put()).status).toBe(429);
    expect(await exists()).toBe(false);
    expect((await put()).status).toBe(201);
  });

  it('is let through before, when the fault says so', async () => {
    meet({ kind: 'reply', status: 500 }, 1, 1);
    expect((await put()).status).toBeLessThan(300);
    expect((await put()).status).toBe(500);
  });

  it('broken off before: nothing was done', async () => {
    remove();
    meet({ kind: 'reset', when: 'before' });
    await expect(put()).rejects.toThrow();
    expect(await exists()).toBe(false);
  });

  it('broken off after: everything was done', async () => {
    remove();
    meet({ kind: 'reset', when: 'after' });
    await expect(put()).rejects.toThrow();
    expect(await exists()).toBe(true);
  });

  it('gets half of a body', async () => {
    meet({ kind: 'truncate' });
    await expect(put()).rejects.toThrow('aborted');
  });

  it('gets no answer at all while the fault hangs, and others do', async () => {
    meet({ kind: 'hang' });
    const hung = put().catch(() => 'ended');
    expect(await exists()).toBe(true);
    const outcome = await Promise.race([hung, exists().then(() => 'still waiting')]);
    expect(outcome).toBe('still waiting');
  });

  it('finds its token expired, and a new one is taken', async () => {
    meet({ kind: 'expire-tokens' });
    const refused = await put();
    expect([refused.status, refused.json.error.code]).toEqual([401, 'ExpiredAuthenticationToken']);
    expect(refused.headers['www-authenticate']).toContain('Bearer');
    const authorization = `Bearer ${issueToken('https://management.azure.com', 2)}`;
    const url = `https://management.azure.com${GROUP}?api-version=2025-04-01`;
    expect((await rehearsed.ask('GET', url, { headers: { authorization } })).status).toBe(200);
    rehearsed.target.cloud.tokenGeneration = 1;
  });

  it('is in the log with the fault that it met', () => {
    const met = rehearsed.target.log.entries.filter(({ fault }) => fault === 'test');
    expect(met.length).toBeGreaterThan(5);
    expect(met.every(({ operation }) => operation === 'groups.put')).toBe(true);
  });
});

describe('names of faults', () => {
  it('make faults, with what follows the colon', () => {
    expect(namedFaults('throttled')).toMatchObject([{ name: 'throttled', times: 3 }]);
    expect(namedFaults('no-capacity:eastus2/1')).toEqual([
      { name: 'no-capacity', condition: { kind: 'no-capacity', location: 'eastus2', zone: '1' } },
    ]);
    expect(namedFaults('region-lost:eastus2/90')).toEqual([
      { name: 'region-lost', condition: { kind: 'region-lost', location: 'eastus2' }, after: 90 },
    ]);
  });

  it('are told when one is wrong or lacks its argument', () => {
    expect(() => namedFaults('throtled')).toThrow('There is no fault throtled');
    expect(() => namedFaults('quota')).toThrow('quota:<location>');
  });
});

import { issueToken } from '../../../../src/deployment/rehearsal/entra/token';
import type { Effect } from '../../../../src/deployment/rehearsal/faults/fault';
import { readFault } from '../../../../src/deployment/rehearsal/faults/read-fault';
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
    expect(readFault('throttled')).toMatchObject([{ name: 'throttled', times: 3 }]);
    expect(readFault('no-capacity:eastus2/1')).toEqual([
      { name: 'no-capacity', condition: { kind: 'no-capacity', location: 'eastus2', zone: '1' } },
    ]);
    expect(readFault('region-lost:eastus2/90')).toEqual([
      { name: 'region-lost', condition: { kind: 'region-lost', location: 'eastus2' }, after: 90 },
    ]);
  });

  it('strike in one phase alone, where it is named', () => {
    expect(readFault('hung-connection@image')).toMatchObject([
      { name: 'hung-connection', match: { operation: ['registry.*', 'tasks.*', 'storage.*'] }, times: 1 },
    ]);
    expect(readFault('no-capacity:eastus2/1/Standard_D4pds_v5@infrastructure')).toEqual([
      {
        name: 'no-capacity',
        condition: { kind: 'no-capacity', location: 'eastus2', zone: '1', size: 'Standard_D4pds_v5' },
        from: { operation: ['deployments.put'] },
      },
    ]);
  });

  it.each([
    ['throtled', /no fault throtled; did you mean throttled\?/, /^Faults: throttled, /],
    ['throttled@imag', /no phase imag; did you mean image\?/, /preflight, what-if, /],
    ['quota', /quota:<location>/, /--fault quota:<location>/],
    ['quota@image', /quota:<location>/, /--fault quota:<location>/],
    ['', /There is no fault/, /^Faults: /],
  ])('%p is told, with what may be meant', (text, message, hint) => {
    expect.assertions(1);
    try {
      readFault(text);
    } catch (error) {
      expect(error).toMatchObject({
        code: 'E692',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
      });
    }
  });
});

describe('a condition of a phase', () => {
  it('begins with the first request of it, and lasts', async () => {
    const rehearsed = await Rehearsed.start();
    const { faults } = rehearsed.target;
    faults.add(...readFault('policy-denial:Microsoft.Cdn/profiles@removal'));
    const holds = () => faults.holding('policy').length;
    await rehearsed.arm('PUT', GROUP, { location: 'eastus2' });
    expect(holds()).toBe(0);
    await rehearsed.arm('DELETE', GROUP);
    expect(holds()).toBe(1);
    await rehearsed.arm('GET', GROUP);
    expect(holds()).toBe(1);
    await rehearsed.stop();
  });
});

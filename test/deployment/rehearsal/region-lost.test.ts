import { readFault } from '../../../src/deployment/rehearsal/faults/read-fault';
import { Live } from './live';
import { Rehearsed } from './rehearsed';

describe('a region that is lost while Front Door sends it requests', () => {
  let rehearsed: Rehearsed;
  let live: Live;
  beforeAll(async () => {
    rehearsed = await Rehearsed.start();
    live = await Live.infrastructure(rehearsed, 2);
    const digest = await live.buildImage({ Dockerfile: 'FROM python:3.13-slim\n' });
    for (const region of ['blue', 'green']) await live.apply(region, digest);
    rehearsed.clock.advance(300);
  });
  afterAll(() => rehearsed.stop());

  const ask = async (count = 4) => {
    const host = (await live.outputs()).frontDoorHostName.value;
    const statuses: number[] = [];
    for (let i = 0; i < count; i++) statuses.push((await rehearsed.ask('GET', `https://${host}/default`)).status);
    return statuses;
  };

  const blueGot = (status: number) =>
    rehearsed.target.frontDoorTraffic().find(({ origin }) => origin === 'blue')?.byStatus[status] ?? 0;

  it('says at the health path which region has answered', async () => {
    const host = (await live.outputs()).frontDoorHostName.value;
    const asked = [0, 1].map(() => rehearsed.ask('GET', `https://${host}/readyz`));
    const regions = (await Promise.all(asked)).map(({ headers }) => headers['x-aks-ha-region']);
    expect(regions.sort()).toEqual(['blue', 'green']);
  });

  it('answers from both while both are there', async () => {
    expect(await ask()).toEqual([200, 200, 200, 200]);
  });

  it('loses what is on its way there at that moment', async () => {
    const over = rehearsed.target.faults.add(...readFault('region-lost:eastus2/0.4'));
    expect((await ask()).sort()).toEqual([200, 200, 502, 502]);
    over();
  });

  it('fails every other request until two of four probes have failed, then none', async () => {
    rehearsed.target.faults.add(...readFault('region-lost:eastus2'));
    expect((await ask()).sort()).toEqual([200, 200, 504, 504]);
    rehearsed.clock.advance(29);
    expect(await ask()).toContain(504);
    rehearsed.clock.advance(32);
    expect(await ask()).toEqual([200, 200, 200, 200]);
  });

  it('takes its API server away too', async () => {
    await expect(live.cluster('blue', 'GET', '/version')).rejects.toThrow();
  });

  it('gets its share again when it is back and three of four probes are good', async () => {
    rehearsed.target.faults.clear();
    rehearsed.clock.advance(59);
    const before = blueGot(200);
    await ask(4);
    expect(blueGot(200)).toBe(before);
    rehearsed.clock.advance(32);
    await ask(4);
    expect(blueGot(200)).toBe(before + 2);
    const traffic = rehearsed.target.frontDoorTraffic();
    expect(traffic.map(({ group, origin }) => `${group}/${origin}`).sort()).toEqual([
      'all-regions/blue',
      'all-regions/green',
    ]);
    const blue = traffic.find(({ origin }) => origin === 'blue');
    expect(blue?.byStatus[504]).toBeGreaterThan(2);
    expect(blue?.byStatus[200]).toBeGreaterThan(3);
  });
});

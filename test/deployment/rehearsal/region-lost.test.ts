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

  it('answers from both while both are there', async () => {
    expect(await ask()).toEqual([200, 200, 200, 200]);
  });

  it('fails every other request until the probes have noticed, then none', async () => {
    rehearsed.target.faults.add(...readFault('region-lost:eastus2'));
    expect((await ask()).sort()).toEqual([200, 200, 504, 504]);
    rehearsed.clock.advance(89);
    expect(await ask()).toContain(504);
    rehearsed.clock.advance(2);
    expect(await ask()).toEqual([200, 200, 200, 200]);
  });

  it('takes its API server away too', async () => {
    await expect(live.cluster('blue', 'GET', '/version')).rejects.toThrow();
  });

  it('gets its share again when it is back and the probes know', async () => {
    rehearsed.target.faults.clear();
    await ask(1);
    rehearsed.clock.advance(91);
    await ask(4);
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

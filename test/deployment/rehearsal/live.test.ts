import { Live } from './live';
import { Rehearsed } from './rehearsed';

const SERVICE = { Dockerfile: 'FROM python:3.13-slim\nCOPY . /app\n', 'app.py': 'print(1)\n' };

describe('from infrastructure to an answer through Front Door', () => {
  let rehearsed: Rehearsed;
  let live: Live;
  let host: string;
  let digest: string;
  beforeAll(async () => {
    rehearsed = await Rehearsed.start();
    live = await Live.infrastructure(rehearsed, 2);
    host = (await live.outputs()).frontDoorHostName.value;
  });
  afterAll(() => rehearsed.stop());

  it('has no region behind Front Door before anything is applied', async () => {
    expect((await rehearsed.ask('GET', `https://${host}/default`)).status).toBe(502);
  });

  it('builds an image from sources, the same one from the same sources', async () => {
    digest = await live.buildImage(SERVICE);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await live.buildImage(SERVICE)).toBe(digest);
  });

  it('takes the emitted manifests with strict validation', async () => {
    for (const region of ['blue', 'green']) {
      const answers = await live.apply(region, digest);
      expect(answers.filter(({ status }) => status !== 201).map(({ text }) => text)).toEqual([]);
    }
  });

  it('applied again, changes nothing', async () => {
    const before = rehearsed.target.log.entries.length;
    const answers = await live.apply('blue', digest);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(rehearsed.target.log.entries.slice(before).flatMap(({ changes }) => changes)).toEqual([]);
  });

  it('rolls out: pods in all zones, then available', async () => {
    const path = '/apis/apps/v1/namespaces/orders/deployments/orders';
    const early = (await live.cluster('blue', 'GET', path)).json;
    expect(early.status.readyReplicas).toBe(0);
    rehearsed.clock.advance(60);
    const { json } = await live.cluster('blue', 'GET', path);
    expect(json.status).toMatchObject({ observedGeneration: 1, replicas: 6, readyReplicas: 6, availableReplicas: 6 });
    const pods = (await live.cluster('blue', 'GET', '/api/v1/namespaces/orders/pods')).json.items;
    const nodes = (await live.cluster('blue', 'GET', '/api/v1/nodes')).json.items;
    const zones = pods.map(
      ({ spec }: { spec: { nodeName: string } }) =>
        nodes.find(({ metadata }: { metadata: { name: string } }) => metadata.name === spec.nodeName).metadata.labels[
          'topology.kubernetes.io/zone'
        ],
    );
    expect(new Set(zones)).toEqual(new Set(['eastus2-1', 'eastus2-2', 'eastus2-3']));
  });

  it('answers through the route of each region and through the main one, in turn', async () => {
    rehearsed.clock.advance(60);
    const regions = { blue: 'eastus2', green: 'centralus' };
    for (const [name, location] of Object.entries(regions)) {
      const { status, json } = await rehearsed.ask('GET', `https://${host}/.aks-ha/${name}/default`);
      expect({ status, region: json?.region }).toEqual({ status: 200, region: location });
      expect((await rehearsed.ask('GET', `https://${host}/.aks-ha/${name}/readyz`)).status).toBe(200);
    }
    const answers = await Promise.all([1, 2, 3, 4].map(() => rehearsed.ask('GET', `https://${host}/default`)));
    expect(answers.map(({ json }) => json.region).sort()).toEqual(['centralus', 'centralus', 'eastus2', 'eastus2']);
    expect(answers[0]?.json.version).toContain(digest.slice(7, 19));
  });

  it('sends nobody to an origin that was disabled a minute ago', async () => {
    const profile =
      '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-orders-prod/providers/Microsoft.Cdn/profiles/afd-orders-prod';
    const origin = `${profile}/originGroups/all-regions/origins/blue`;
    await rehearsed.arm('PATCH', origin, { properties: { enabledState: 'Disabled' } });
    const ask = async () => (await rehearsed.ask('GET', `https://${host}/default`)).json.region;
    expect(new Set([await ask(), await ask()]).size).toBe(2);
    rehearsed.clock.advance(61);
    expect([await ask(), await ask(), await ask()]).toEqual(['centralus', 'centralus', 'centralus']);
    expect((await rehearsed.ask('GET', `https://${host}/.aks-ha/blue/default`)).json.region).toBe('eastus2');
    await rehearsed.arm('PATCH', origin, { properties: { enabledState: 'Enabled' } });
    rehearsed.clock.advance(61);
    expect(new Set([await ask(), await ask()]).size).toBe(2);
  });
});

import { deploymentOf } from './deployment-content';
import { DEPLOYMENT, Live } from './live';
import { Rehearsed, SUBSCRIPTION } from './rehearsed';

const SERVICE = `${SUBSCRIPTION}/resourceGroups/rg-orders-prod-blue/providers/Microsoft.Network/privateLinkServices/pls-gateway`;
const CHANGES = { exposure: 'privateLink' } as const;

describe('a region behind a private link', () => {
  let rehearsed: Rehearsed;
  let live: Live;
  beforeAll(async () => {
    rehearsed = await Rehearsed.start();
    live = await Live.infrastructure(rehearsed, 1, CHANGES);
  });
  afterAll(() => rehearsed.stop());

  it('has no origin before the cluster has made its service', async () => {
    expect((await live.outputs()).regionsWithoutOrigin.value).toEqual(['blue']);
    expect((await rehearsed.arm('GET', SERVICE)).status).toBe(404);
    await live.apply('blue', await live.buildImage({ Dockerfile: 'FROM python:3.13-slim\n' }));
    rehearsed.clock.advance(120);
    const { json } = await rehearsed.arm('GET', SERVICE);
    expect(json.properties).toMatchObject({ provisioningState: 'Succeeded', privateEndpointConnections: [] });
  });

  it('answers once the connection that Front Door asked for is approved', async () => {
    const parameters = { privateLinkServices: { blue: SERVICE } };
    await rehearsed.arm('DELETE', DEPLOYMENT);
    expect((await rehearsed.arm('PUT', DEPLOYMENT, deploymentOf(1, CHANGES, parameters))).status).toBe(201);
    rehearsed.clock.advance(1200);
    const host = (await live.outputs()).frontDoorHostName.value;
    expect((await rehearsed.ask('GET', `https://${host}/default`)).status).toBe(502);
    const { json } = await rehearsed.arm('GET', SERVICE);
    expect(json.properties.privateEndpointConnections).toHaveLength(1);
    const [{ id, properties }] = json.properties.privateEndpointConnections;
    expect(properties.privateLinkServiceConnectionState.status).toBe('Pending');
    const privateLinkServiceConnectionState = { ...properties.privateLinkServiceConnectionState, status: 'Approved' };
    await rehearsed.arm('PUT', id, { properties: { ...properties, privateLinkServiceConnectionState } });
    rehearsed.clock.advance(60);
    expect((await rehearsed.ask('GET', `https://${host}/default`)).json.region).toBe('eastus2');
  });
});

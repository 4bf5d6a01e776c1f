import { deploy } from '../../src/deployment/deploy';
import { deployWorkload } from '../../src/deployment/deploy-workload';
import { lookAtEnvironment } from '../../src/deployment/status/look-at-environment';
import { type Rehearsed, rehearse } from './rehearsed';

// The way to regions without a public address, in its order: clusters make what Front Door connects to.

jest.setTimeout(180_000);

const NETWORK = { apiVersion: '2026-03-01' };

let rehearsed: Rehearsed;
beforeAll(async () => {
  rehearsed = await rehearse({
    change: (prod) => {
      prod.exposure = 'privateLink';
    },
  });
});
afterAll(async () => {
  await rehearsed.stop();
  expect(rehearsed.target.failures).toEqual([]);
});

const yes = async () => true;

async function run(command: typeof deploy, isInfrastructureOnly = false) {
  const { compile, render, events } = rehearsed;
  events.length = 0;
  const props = { compile, render, confirm: yes, confirmRemovals: yes, isInfrastructureOnly };
  return command(await rehearsed.session(), props);
}

const told = (type: string) => rehearsed.events.filter((event) => event.type === type);
const planned = () => told('plan').flatMap((event) => ('plan' in event ? event.plan.steps.map(({ id }) => id) : []));

it('the first deployment brings the workload up, asks nobody, and says that there is no way yet', async () => {
  await run(deploy);
  expect(planned()).toEqual(['infrastructure', 'registry', 'image', 'manifests blue', 'manifests green']);
  expect(told('without-way')).toEqual([{ type: 'without-way', environment: 'prod', regions: ['blue', 'green'] }]);
  expect(told('live')).toEqual([]);
});

it('so does a rollout while the infrastructure has not followed', async () => {
  await run(deployWorkload);
  expect(planned()).toEqual(['registry', 'image', 'manifests blue', 'manifests green']);
});

it('the infrastructure has another content then: Front Door asks for its connections', async () => {
  // The gateways take their time.
  await rehearsed.clock.sleep(600_000);
  await run(deploy, true);
  expect(planned().at(-1)).toBe('infrastructure');
  expect(rehearsed.events.at(-1)).toMatchObject({ type: 'infrastructure-done', changes: expect.any(Number) });
  expect(await statuses()).toEqual(['Pending', 'Pending']);
});

it('and once they are approved, every region has to answer', async () => {
  await approve();
  await run(deployWorkload);
  expect(planned()).toEqual(expect.arrayContaining(['route blue', 'route green', 'main route']));
  expect(told('live')).toMatchObject([{ regions: ['blue', 'green'] }]);
});

it('status knows the deployment with its links as that of the repository', async () => {
  const { infrastructure } = await lookAtEnvironment(await rehearsed.session(), rehearsed.compile);
  expect(infrastructure).toEqual({ state: 'as in the repository', missing: [] });
});

interface Connection {
  readonly id: string;
  readonly properties: { readonly privateLinkServiceConnectionState: { readonly status: string } };
}

async function connections(): Promise<Connection[]> {
  const { arm } = await rehearsed.session();
  const found = await Promise.all(
    ['blue', 'green'].map((region) => {
      const group = `${arm.subscription}/resourceGroups/rg-orders-prod-${region}`;
      const id = `${group}/providers/Microsoft.Network/privateLinkServices/pls-gateway`;
      return arm.get<{ properties: { privateEndpointConnections: Connection[] } }>(id, NETWORK);
    }),
  );
  return found.flatMap(({ properties }) => properties.privateEndpointConnections);
}

async function statuses(): Promise<string[]> {
  return (await connections()).map(({ properties }) => properties.privateLinkServiceConnectionState.status);
}

async function approve(): Promise<void> {
  const { arm } = await rehearsed.session();
  for (const { id, properties } of await connections()) {
    const state = { ...properties.privateLinkServiceConnectionState, status: 'Approved' };
    const body = { properties: { ...properties, privateLinkServiceConnectionState: state } };
    await arm.send('PUT', id, { ...NETWORK, body });
  }
}

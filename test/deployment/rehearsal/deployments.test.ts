import { deploymentOf } from './deployment-content';
import { Rehearsed, SUBSCRIPTION } from './rehearsed';

const NAMESPACES = [
  'AlertsManagement',
  'Cdn',
  'ContainerRegistry',
  'ContainerService',
  'Insights',
  'ManagedIdentity',
  'Monitor',
  'OperationalInsights',
];
const DEPLOYMENT = `${SUBSCRIPTION}/providers/Microsoft.Resources/deployments/orders-prod`;

interface Operation {
  readonly properties: {
    readonly provisioningState: string;
    readonly duration: string;
    readonly targetResource?: { readonly id: string; readonly resourceType: string };
  };
}

describe('a deployment of the emitted templates in two regions', () => {
  let rehearsed: Rehearsed;
  beforeAll(async () => {
    rehearsed = await Rehearsed.start();
  });
  afterAll(() => rehearsed.stop());

  const operations = async (id: string): Promise<Operation[]> =>
    (await rehearsed.arm('GET', `${id}/operations`)).json.value;

  it('is refused before the providers are registered, which takes a minute', async () => {
    const refused = await rehearsed.arm('PUT', DEPLOYMENT, deploymentOf(2));
    expect(refused.status).toBe(409);
    expect(refused.json.error.code).toBe('MissingSubscriptionRegistration');
    for (const name of NAMESPACES) {
      const answer = await rehearsed.arm('POST', `${SUBSCRIPTION}/providers/Microsoft.${name}/register`);
      expect(answer.json.registrationState).toBe('Registering');
    }
    rehearsed.clock.advance(60);
    const provider = await rehearsed.arm('GET', `${SUBSCRIPTION}/providers/microsoft.cdn`);
    expect(provider.json.registrationState).toBe('Registered');
  });

  it('is accepted with a place to ask for its state', async () => {
    const accepted = await rehearsed.arm('PUT', DEPLOYMENT, deploymentOf(2));
    expect(accepted.status).toBe(201);
    expect(accepted.json.properties.provisioningState).toBe('Accepted');
    expect(accepted.headers['azure-asyncoperation']).toContain('/deployments/orders-prod/operationStatuses/');
    expect(accepted.headers['retry-after']).toBeUndefined();
  });

  it('is active until it ends: a second one of the name is refused', async () => {
    const second = await rehearsed.arm('PUT', DEPLOYMENT, deploymentOf(2));
    expect(second.status).toBe(409);
    expect(second.json.error.code).toBe('DeploymentActive');
  });

  it('tells at each level what is under way', async () => {
    rehearsed.clock.advance(100);
    const top = await operations(DEPLOYMENT);
    const stamps = top.filter(({ properties }) => properties.targetResource?.id.includes('/deployments/stamp-'));
    expect(stamps).toHaveLength(2);
    for (const { properties } of stamps) {
      expect(properties.provisioningState).toBe('Running');
      const nested = await operations(properties.targetResource?.id ?? '');
      expect(nested.map((each) => each.properties.targetResource?.resourceType)).toContain(
        'Microsoft.Resources/deployments',
      );
    }
  });

  it('shows a cluster while it is being made', async () => {
    const cluster = `${SUBSCRIPTION}/resourceGroups/rg-orders-prod-blue/providers/Microsoft.ContainerService/managedClusters/aks-orders-prod-blue`;
    const seen: string[] = [];
    for (let minute = 0; minute < 30 && seen.at(-1) !== 'Succeeded'; minute += 1) {
      rehearsed.clock.advance(60);
      const { status, json } = await rehearsed.arm('GET', cluster);
      const state = status === 404 ? 'absent' : json.properties.provisioningState;
      if (seen.at(-1) !== state) seen.push(state);
    }
    // Identities and their rights come first.
    expect(seen).toEqual(['absent', 'Creating', 'Succeeded']);
  });

  it('ends with the outputs that the template declares', async () => {
    rehearsed.clock.advance(1800);
    const { json } = await rehearsed.arm('GET', DEPLOYMENT);
    expect(json.properties.error).toBeUndefined();
    expect(json.properties.provisioningState).toBe('Succeeded');
    const { outputs } = json.properties;
    expect(outputs.registryLoginServer.value).toBe('acrordersprod4f2a.azurecr.io');
    expect(outputs.frontDoorHostName.value).toMatch(/^orders-prod-\w{6}-[0-9a-f]{16}\.z01\.azurefd\.net$/);
    expect(outputs.regions.value).toEqual([
      expect.objectContaining({ name: 'blue', workloadIdentityClientId: expect.stringMatching(/^[0-9a-f-]{36}$/) }),
      expect.objectContaining({ name: 'green', clusterName: 'aks-orders-prod-green' }),
    ]);
    expect(JSON.stringify(outputs)).not.toMatch(/"\[|reference\(/);
  });

  it('makes no pools side by side where the template makes one at a time', () => {
    const pools = rehearsed.target.log.entries.filter(({ changes }) =>
      changes.some(({ id }) => /blue\/.*agentPools\//.test(id)),
    );
    expect(pools).toHaveLength(3);
    const times = pools.map(({ time }) => time);
    expect(times.slice(1).map((time, i) => time - (times[i] ?? 0))).toEqual([150_000, 150_000]);
  });

  it('makes everything after what it is within, and clusters after the rights that they need', () => {
    const made = new Map<string, number>();
    for (const { time, changes } of rehearsed.target.log.entries) {
      for (const { action, id } of changes) if (action === 'created') made.set(id.toLowerCase(), time);
    }
    for (const [id, time] of made) {
      const parents = [...made].filter(([other]) => id.startsWith(`${other}/`));
      expect(parents.filter(([, since]) => since > time)).toEqual([]);
    }
    const cluster = [...made].find(([id]) => id.endsWith('/managedclusters/aks-orders-prod-blue'))?.[1] ?? 0;
    const rights = [...made].filter(([id]) =>
      /rg-orders-prod-blue\/.*(kubelet|snet-nodes)\/providers\/.*roleassignments/.test(id),
    );
    expect(rights.length).toBeGreaterThanOrEqual(2);
    expect(rights.every(([, time]) => time <= cluster - 300_000)).toBe(true);
  });

  it('leaves no expression in what it made, and makes nothing twice', async () => {
    const all = rehearsed.target.cloud.resources.all();
    expect(all.length).toBeGreaterThan(100);
    const open = all.filter(({ id }) => id.startsWith('['));
    expect(open).toEqual([]);
    const created = rehearsed.target.log.entries
      .flatMap(({ changes }) => changes)
      .filter(({ action }) => action === 'created')
      .map(({ id }) => id.toLowerCase());
    expect(new Set(created).size).toBe(created.length);
  });

  it('gives lists by tag, and one cluster by its id in any case', async () => {
    const groups = await rehearsed.arm(
      'GET',
      `${SUBSCRIPTION}/resourcegroups?$filter=${encodeURIComponent("tagName eq 'workload' and tagValue eq 'orders'")}`,
    );
    expect(groups.json.value.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['rg-orders-prod', 'rg-orders-prod-blue', 'rg-orders-prod-green']),
    );
    const cluster = await rehearsed.arm(
      'GET',
      `${SUBSCRIPTION}/RESOURCEGROUPS/rg-orders-prod-blue/providers/microsoft.containerservice/managedclusters/aks-orders-prod-blue`,
    );
    expect(cluster.json.properties).toMatchObject({ provisioningState: 'Succeeded', powerState: { code: 'Running' } });
  });

  it('again takes less long, and what-if says that hardly anything changes', async () => {
    const whatIf = await rehearsed.arm('POST', `${DEPLOYMENT}/whatIf`, deploymentOf(2));
    expect(whatIf.status).toBe(202);
    rehearsed.clock.advance(10);
    const { json } = await rehearsed.arm('GET', String(whatIf.headers.location));
    const types = new Set(json.properties.changes.map(({ changeType }: { changeType: string }) => changeType));
    expect(types.has('Create')).toBe(false);
    const changed = json.properties.changes.filter(({ changeType }: { changeType: string }) => changeType === 'Modify');
    // Only the noise that Azure makes about clusters.
    expect(changed.map(({ resourceId }: { resourceId: string }) => resourceId.split('/').at(-1))).toEqual([
      'aks-orders-prod-blue',
      'aks-orders-prod-green',
    ]);
    const again = await rehearsed.arm('PUT', DEPLOYMENT, deploymentOf(2));
    expect(again.status).toBe(200);
    rehearsed.clock.advance(700);
    expect((await rehearsed.arm('GET', DEPLOYMENT)).json.properties.provisioningState).toBe('Succeeded');
  });
});

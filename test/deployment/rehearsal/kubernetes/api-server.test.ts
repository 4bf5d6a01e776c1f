import { zipOf } from '../../../../src/deployment/cluster/zip';
import { issueToken } from '../../../../src/deployment/rehearsal/entra/token';
import { readFault } from '../../../../src/deployment/rehearsal/faults/read-fault';
import { clusterId, Live } from '../live';
import { Rehearsed } from '../rehearsed';

const PATH = '/apis/apps/v1/namespaces/orders/deployments/orders';
const SERVICE = { Dockerfile: 'FROM python:3.13-slim\n' };
const APPLY = { 'content-type': 'application/apply-patch+yaml' };

describe('the API server of a cluster', () => {
  let rehearsed: Rehearsed;
  let live: Live;
  let digest: string;
  beforeAll(async () => {
    rehearsed = await Rehearsed.start();
    live = await Live.infrastructure(rehearsed, 2);
    digest = await live.buildImage(SERVICE);
    await live.apply('blue', digest);
    rehearsed.clock.advance(120);
  });
  afterEach(() => rehearsed.target.faults.clear());
  afterAll(() => rehearsed.stop());

  // biome-ignore lint/suspicious/noExplicitAny: a Kubernetes object
  const read = async (path = PATH): Promise<any> => (await live.cluster('blue', 'GET', path)).json;
  const conditions = async () =>
    Object.fromEntries(
      (await read()).status.conditions.map(({ type, reason }: { type: string; reason: string }) => [type, reason]),
    );

  it('is found by the kubeconfig that ARM hands out', async () => {
    const { json } = await rehearsed.arm('POST', `${clusterId('blue')}/listClusterUserCredential`);
    const kubeconfig = Buffer.from(json.kubeconfigs[0].value, 'base64').toString();
    expect(kubeconfig).toMatch(/server: https:\/\/orders-.*\.hcp\.eastus2\.azmk8s\.io:443/);
    const authority = /certificate-authority-data: (\S+)/.exec(kubeconfig)?.[1] ?? '';
    expect(Buffer.from(authority, 'base64').toString()).toBe(rehearsed.target.certificateAuthority);
  });

  it('wants a token of its own audience', async () => {
    const { json } = await rehearsed.arm('GET', clusterId('blue'));
    const url = `https://${json.properties.fqdn}/version`;
    expect((await rehearsed.ask('GET', url)).json).toMatchObject({ kind: 'Status', code: 401 });
    const authorization = `Bearer ${issueToken('https://management.azure.com', 1)}`;
    expect((await rehearsed.ask('GET', url, { headers: { authorization } })).status).toBe(401);
  });

  it('tells what it has', async () => {
    expect((await read('/version')).gitVersion).toMatch(/^v1\.35\./);
    const { resources } = await read('/apis/gateway.networking.k8s.io/v1');
    expect(resources.map(({ name }: { name: string }) => name)).toContain('httproutes');
  });

  it('names a field that is misspelt', async () => {
    const object = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'x', namespace: 'orders' },
      spec: { template: { spec: { containers: [{ imagePulPolicy: 'Always' }] } } },
    };
    const { status, json } = await live.applyObject('blue', object);
    expect(status).toBe(400);
    expect(json.message).toContain('unknown field "spec.template.spec.containers[0].imagePulPolicy"');
  });

  it('refuses what belongs to another manager, what is immutable, and a namespace that is not there', async () => {
    const object = await read();
    await live.cluster(
      'blue',
      'PATCH',
      `${PATH}?fieldManager=kubectl-edit`,
      { spec: { replicas: 9 } },
      { 'content-type': 'application/merge-patch+json' },
    );
    const own = { apiVersion: object.apiVersion, kind: object.kind, metadata: { name: 'orders', namespace: 'orders' } };
    const asks = (spec: object, path = PATH) =>
      live.cluster(
        'blue',
        'PATCH',
        `${path}?fieldManager=create-aks-ha`,
        { ...own, spec: { selector: object.spec.selector, ...spec } },
        APPLY,
      );
    const conflict = await asks({ replicas: 3 });
    expect(conflict.json).toMatchObject({
      reason: 'Conflict',
      code: 409,
      details: { causes: [{ field: '.spec.replicas' }] },
    });
    const selector = await asks({ selector: { matchLabels: { other: 'x' } } });
    expect(selector.json).toMatchObject({ reason: 'Invalid', code: 422 });
    const elsewhere = { ...own, metadata: { name: 'orders', namespace: 'nowhere' } };
    expect((await live.applyObject('blue', elsewhere)).json).toMatchObject({ reason: 'NotFound', code: 404 });
    await live.cluster(
      'blue',
      'PATCH',
      `${PATH}?fieldManager=kubectl-edit`,
      { spec: { replicas: null } },
      { 'content-type': 'application/merge-patch+json' },
    );
    rehearsed.clock.advance(60);
    expect((await read()).status.availableReplicas).toBe(6);
  });

  it('programs the gateway and accepts its routes', async () => {
    const gateway = await read('/apis/gateway.networking.k8s.io/v1/namespaces/orders-gateway/gateways/orders');
    expect(gateway.status.addresses).toEqual([{ type: 'IPAddress', value: expect.stringMatching(/^198\.51\.100\./) }]);
    const route = await read('/apis/gateway.networking.k8s.io/v1/namespaces/orders/httproutes/orders');
    expect(route.status.parents[0].conditions).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'Accepted', status: 'True' })]),
    );
  });

  it.each([
    ['image-pull', 'ImagePullBackOff', 400, 'pull image'],
    ['crash-loop', 'CrashLoopBackOff', 200, 'Traceback'],
    ['exec-format', 'CrashLoopBackOff', 200, 'exec format error'],
  ])('with %s the new pods wait with %s, and the old ones go on', async (fault, reason, status, log) => {
    const other = await live.buildImage({ ...SERVICE, [fault]: 'x' });
    await live.apply('blue', other);
    await sicken(fault, other);
    rehearsed.clock.advance(700);
    const { items } = await read('/api/v1/namespaces/orders/pods');
    const waiting = items.filter((pod: Pod) => pod.status.containerStatuses[0]?.state.waiting?.reason === reason);
    expect(waiting.length).toBe(3);
    expect((await read()).status).toMatchObject({ readyReplicas: 6, updatedReplicas: 3 });
    expect(await conditions()).toEqual({
      Available: 'MinimumReplicasAvailable',
      Progressing: 'ProgressDeadlineExceeded',
    });
    const said = await live.cluster('blue', 'GET', `/api/v1/namespaces/orders/pods/${waiting[0].metadata.name}/log`);
    expect(said.status).toBe(status);
    expect(said.text).toContain(log);
    rehearsed.target.faults.clear();
    await live.apply('blue', digest);
    rehearsed.clock.advance(300);
    expect((await read()).status.updatedReplicas).toBe(6);
  });

  interface Pod {
    readonly status: {
      readonly containerStatuses: readonly { readonly state: { readonly waiting?: { readonly reason: string } } }[];
    };
  }

  /** Makes one image sick in the way of a fault. */
  const sicken = async (fault: string, image: string) => {
    if (fault === 'crash-loop') {
      rehearsed.target.faults.add({ name: fault, condition: { kind: 'crash-loop', cluster: '*', digest: image } });
    } else if (fault === 'image-pull') await live.apply('blue', `sha256:${'1'.repeat(64)}`);
    else await live.apply('blue', await live.buildImage(SERVICE, 'amd64'));
  };

  it('streams what changes', async () => {
    const { json } = await rehearsed.arm('GET', clusterId('blue'));
    const authorization = `Bearer ${issueToken('6dae42f8-4368-4678-94ff-3960e28e3630', 1)}`;
    const url = `https://${json.properties.fqdn}/apis/apps/v1/namespaces/orders/deployments?watch=true`;
    const events = rehearsed.lines(url, { authorization });
    const next = async () => JSON.parse((await events.next()).value ?? '{}').type;
    expect(await next()).toBe('ADDED');
    const image = await live.buildImage({ ...SERVICE, watched: 'x' });
    await live.apply('blue', image);
    rehearsed.clock.advance(30);
    expect(await next()).toBe('MODIFIED');
    await events.return(undefined);
  });

  it('runs kubectl for those who do not reach it', async () => {
    const yaml = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: extra\n';
    const run = async (command: string) => {
      const accepted = await rehearsed.arm('POST', `${clusterId('green')}/runCommand`, {
        command,
        context: zipOf('x.yaml', Buffer.from(yaml)).toString('base64'),
        clusterToken: issueToken('6dae42f8-4368-4678-94ff-3960e28e3630', 1),
      });
      expect(accepted.status).toBe(202);
      rehearsed.clock.advance(700);
      return (await rehearsed.arm('GET', String(accepted.headers.location))).json.properties;
    };
    expect(await run('kubectl apply --server-side --filename x.yaml')).toMatchObject({
      provisioningState: 'Succeeded',
      exitCode: 0,
      logs: 'namespace/extra serverside-applied\n',
    });
    const failed = await run('kubectl rollout status deployment/none --namespace extra');
    expect(failed).toMatchObject({
      provisioningState: 'Succeeded',
      exitCode: 1,
      logs: expect.stringContaining('NotFound'),
    });
  });

  it('is out of reach when the fault says so', async () => {
    rehearsed.target.faults.add(...readFault('api-server-unreachable:aks-orders-prod-blue'));
    await expect(live.cluster('blue', 'GET', '/version')).rejects.toThrow();
    expect((await live.cluster('green', 'GET', '/version')).status).toBe(200);
  });
});

import { bringUp } from '../../src/deployment/cluster/bring-up';
import { clusterId } from '../../src/deployment/cluster/connect';
import type { KubernetesClient } from '../../src/deployment/cluster/kubernetes-client';
import { Lease } from '../../src/deployment/cluster/lease';
import { deploy } from '../../src/deployment/deploy';
import type { Condition } from '../../src/deployment/rehearsal/faults/fault';
import { type Rehearsed, rehearse } from './rehearsed';

jest.setTimeout(180_000);

const yes = async () => true;
const CLUSTER = 'aks-orders-prod-blue';

let rehearsed: Rehearsed;
let image = '';
beforeAll(async () => {
  rehearsed = await rehearse();
  const { compile, render } = rehearsed;
  const seen: typeof render = (request) => {
    image = request.image ?? '';
    return render(request);
  };
  await deploy(await rehearsed.session(), { compile, render: seen, confirm: yes, confirmRemovals: yes });
});
afterAll(() => rehearsed.stop());
afterEach(() => rehearsed.target.faults.clear());

/** Rolls the same charts out with an image of another digest: all pods are new ones. */
async function rollOut(
  change: (yaml: string) => string = (yaml) => yaml.replaceAll('name: VERSION\n', 'name: VERSION_\n'),
): Promise<unknown> {
  const { arm, http, tokens, signal, environment } = await rehearsed.session();
  const rendered = await rehearsed.render({
    environment: 'prod',
    image,
    frontDoorId: '11111111-2222-3333-4444-555555555555',
    gatewayIdentityClientIds: {},
  });
  const yaml = change(rendered.get('manifests/prod/blue.yaml') ?? '');
  const id = clusterId(arm, environment.regions[0]?.stamp.resourceGroup ?? '', CLUSTER);
  const onProgress = () => undefined;
  const claim = { workload: 'orders', holder: 'a test', purpose: 'to fail' };
  const hold = (client: KubernetesClient) => Lease.take({ client, claim, onWait: onProgress });
  return bringUp({ arm, http, tokens, id, yaml, isPrivate: false, signal, onProgress, hold }).catch((error) => error);
}

it.each<[string, Condition, string, RegExp]>([
  ['an image that can not be pulled', { kind: 'image-pull', cluster: CLUSTER }, 'E622', /ImagePull[\s\S]*AcrPull/],
  ['a program that crashes', { kind: 'crash-loop', cluster: CLUSTER }, 'E622', /CrashLoopBackOff[\s\S]*the service/],
  [
    'an image for another processor',
    { kind: 'exec-format', cluster: CLUSTER },
    'E622',
    /exec format error[\s\S]*linux\/arm64/,
  ],
  [
    'an API server that can not be reached',
    { kind: 'api-server-unreachable', cluster: CLUSTER },
    'E625',
    /aks-orders-prod-blue can't be reached/,
  ],
])('%s is told with its reason and its fix', async (_, condition, code, told) => {
  rehearsed.target.faults.add({ name: 'x', condition });
  const error = await rollOut();
  expect(error).toMatchObject({ code });
  const { message, hint } = error as { message: string; hint: string };
  expect(`${message}\n${hint}`).toMatch(told);
});

it('a field that Kubernetes does not know is refused, by its name', async () => {
  const error = await rollOut((yaml) => yaml.replace('imagePullPolicy:', 'imagePulPolicy:'));
  expect(error).toMatchObject({ code: 'E632', message: expect.stringContaining('imagePulPolicy') });
});

it('without the fault the same manifests come up', async () => {
  expect(await rollOut()).toMatchObject({ objects: 20 });
});

import type { ArmClient } from '../../../src/deployment/arm/arm-client';
import {
  cancelDeployment,
  type DeploymentContent,
  findDeployment,
  outputOf,
  submitDeployment,
} from '../../../src/deployment/arm/deployments';
import { followDeployment } from '../../../src/deployment/arm/follow-deployment';
import { deploymentContent } from '../../../src/deployment/bicep/content';
import { providersCheck } from '../../../src/deployment/preflight/providers';
import type { Fault } from '../../../src/deployment/rehearsal/faults/fault';
import { type Rehearsed, rehearse } from '../rehearsed';

jest.setTimeout(120_000);

// Each test has an Azure of its own; the template is compiled once.
let content: DeploymentContent;
beforeAll(async () => {
  const rehearsed = await rehearse();
  const { compiled } = await rehearsed.compile({
    root: rehearsed.repository.folder,
    environment: 'prod',
    location: 'eastus2',
    signal: new AbortController().signal,
  });
  const given = {
    compiled,
    workload: 'orders',
    environment: 'prod',
    location: 'eastus2',
    deployer: undefined,
    nodeCounts: {},
  };
  content = deploymentContent(given);
  await rehearsed.stop();
});

const NAMESPACES = [
  'AlertsManagement',
  'Cdn',
  'ContainerRegistry',
  'ContainerService',
  'Insights',
  'ManagedIdentity',
  'Monitor',
  'Network',
  'OperationalInsights',
].map((name) => `Microsoft.${name}`);

let rehearsed: Rehearsed;
let arm: ArmClient;
beforeEach(async () => {
  // What hangs is waited for so long, in real seconds.
  rehearsed = await rehearse({ timeout: 3 });
  ({ arm } = await rehearsed.session());
  await providersCheck(arm, async () => NAMESPACES).run();
});
afterEach(() => rehearsed.stop());

const follow = (client = arm) =>
  followDeployment(client, { name: content.name, regions: 2, onProgress: () => undefined });
const created = (type: RegExp) =>
  rehearsed.target.log.entries
    .flatMap(({ changes }) => changes)
    .filter(({ action, id }) => action === 'created' && type.test(id));
const DEPLOYMENT = /\/subscriptions\/[^/]+\/providers\/Microsoft.Resources\/deployments\//;

/** Faults of the way that Azure's own poller does not survive, and some that it does. */
const FAULTS: readonly (readonly [string, readonly Fault[]])[] = [
  [
    'throttled without a time',
    [{ name: 'x', match: { operation: 'deployments.get' }, effect: { kind: 'reply', status: 429 }, times: 4 }],
  ],
  [
    'throttled with a time',
    [
      {
        name: 'x',
        match: { operation: 'deployments.get' },
        effect: { kind: 'reply', status: 429, headers: { 'Retry-After': '5' } },
        times: 2,
      },
    ],
  ],
  [
    'eight errors of the server',
    [{ name: 'x', match: { operation: 'deployments.get' }, effect: { kind: 'reply', status: 503 }, times: 8 }],
  ],
  [
    'a page of HTML',
    [
      {
        name: 'x',
        match: { operation: 'deployments.get' },
        effect: {
          kind: 'reply',
          status: 502,
          headers: { 'Content-Type': 'text/html' },
          body: '<html>Bad gateway</html>',
        },
      },
    ],
  ],
  ['bodies cut off', [{ name: 'x', match: { operation: 'deployments.get' }, effect: { kind: 'truncate' }, times: 2 }]],
  [
    'connections reset',
    [{ name: 'x', match: { operation: 'deployments.get' }, effect: { kind: 'reset', when: 'after' }, times: 3 }],
  ],
  [
    'tokens that expire within',
    [{ name: 'x', match: { operation: 'deployments.get' }, effect: { kind: 'expire-tokens' }, after: 1 }],
  ],
  [
    'an answer lost before the deployment was accepted',
    [{ name: 'x', match: { operation: 'deployments.put' }, effect: { kind: 'reset', when: 'before' } }],
  ],
  [
    'an answer lost after the deployment was accepted',
    [{ name: 'x', match: { operation: 'deployments.put' }, effect: { kind: 'reset', when: 'after' } }],
  ],
];

it.each(FAULTS)('%s: it succeeds, and nothing is made twice', async (_, faults) => {
  rehearsed.target.faults.add(...faults);
  await submitDeployment(arm, content);
  const deployment = await follow();
  expect(deployment.properties?.provisioningState).toBe('Succeeded');
  expect(outputOf(deployment, 'FRONTDOORHOSTNAME')).toMatch(/azurefd\.net$/);
  expect(rehearsed.target.log.entries.some(({ fault }) => fault === 'x')).toBe(true);
  expect(created(DEPLOYMENT).length).toBeLessThanOrEqual(1);
  expect(rehearsed.target.failures).toEqual([]);
});

it('a second process attaches to the deployment of the first', async () => {
  const { arm: other } = await rehearsed.session();
  expect(await submitDeployment(arm, content)).toBe('accepted');
  expect(await submitDeployment(other, content)).toBe('attached');
  const [one, two] = await Promise.all([follow(), follow(other)]);
  expect(one.properties?.correlationId).toBe(two.properties?.correlationId);
});

it.each([
  ['no capacity', { kind: 'no-capacity', location: 'eastus2' }, /machines of that size left/],
  ['a policy', { kind: 'policy', type: 'Microsoft.ContainerService/managedClusters' }, /A policy of the organisation/],
  [
    'a failing resource',
    { kind: 'resource-fails', resource: '*aks-orders-prod-blue', code: 'OddError', message: 'Something odd.' },
    /Something odd\. \(OddError\)/,
  ],
] as const)('%s: the reason is told, without what it is wrapped in', async (_, condition, told) => {
  rehearsed.target.faults.add({ name: 'x', condition });
  const failed = submitDeployment(arm, content).then(() => follow());
  const error = await failed.catch((caught) => caught);
  expect(error.message).toMatch(told);
  expect(error.message).not.toMatch(/ResourceDeploymentFailure|\(DeploymentFailed\)/);
  expect(error.code).toMatch(/^E62[06]$/);
});

it('one that somebody cancels is told as that', async () => {
  await submitDeployment(arm, content);
  await cancelDeployment(arm, content.name);
  await expect(follow()).rejects.toMatchObject({ code: 'E631' });
});

it('a request that Azure refuses is an error, also where an older deployment of that name succeeded', async () => {
  await submitDeployment(arm, content);
  await follow();
  const broken = { ...content, parameters: { ...content.parameters, nobodyKnowsThis: { value: 1 } } };
  await expect(submitDeployment(arm, broken)).rejects.toMatchObject({ code: 'E626', status: 400 });
  expect((await findDeployment(arm, content.name))?.properties?.provisioningState).toBe('Succeeded');
});

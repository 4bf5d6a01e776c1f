import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Rehearsal, startRehearsal } from '../../../src/deployment/rehearsal/start-rehearsal';
import { bicepPath } from '../../toolchain/bicep';
import { EXPANSIONS } from '../remembered';
import { deploymentOf } from './deployment-content';

/** Azure's own clients in a process of their own, with nothing but environment variables to lead them here. */
const PROGRAM = `
const { ResourceManagementClient } = require('@azure/arm-resources');
const { ClientSecretCredential } = require('@azure/identity');
const { clientId, clientSecret, tenantId, subscriptionId } = JSON.parse(process.env.AZURE_SP_CREDENTIALS);
const client = new ResourceManagementClient(new ClientSecretCredential(tenantId, clientId, clientSecret), subscriptionId);
const wait = { updateIntervalInMs: 100 };
(async () => {
  for (const name of ['AlertsManagement', 'Cdn', 'ContainerRegistry', 'ContainerService', 'ManagedIdentity', 'Monitor', 'OperationalInsights', 'Insights']) {
    await client.providers.register('Microsoft.' + name);
  }
  while ((await client.providers.get('Microsoft.Insights')).registrationState !== 'Registered') await new Promise((done) => setTimeout(done, 50));
  const request = require(process.argv[1]);
  const said = {};
  said.whatIf = (await client.deployments.beginWhatIfAtSubscriptionScopeAndWait('orders-prod', request, wait)).status;
  const deployed = await client.deployments.beginCreateOrUpdateAtSubscriptionScopeAndWait('orders-prod', request, wait);
  said.state = deployed.properties.provisioningState;
  said.host = deployed.properties.outputs.registryLoginServer.value;
  said.operations = 0;
  for await (const each of client.deploymentOperations.listAtSubscriptionScope('orders-prod')) said.operations += 1;
  said.groups = [];
  for await (const { name } of client.resourceGroups.list({ filter: "tagName eq 'workload' and tagValue eq 'orders'" })) said.groups.push(name);
  await client.resourceGroups.beginDeleteAndWait('rg-orders-prod-green', wait);
  said.left = (await client.resourceGroups.checkExistence('rg-orders-prod-green')).body;
  console.log(JSON.stringify(said));
})().catch((error) => { console.error(error); process.exit(1); });
`;

describe('clients that are led here by HTTPS_PROXY and NODE_EXTRA_CA_CERTS', () => {
  let folder: string;
  let target: Rehearsal;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rehearsal-clients-'));
    target = await startRehearsal({
      bicep: bicepPath(),
      folder: join(folder, 'state'),
      expansions: EXPANSIONS,
      scale: 600,
    });
  });
  afterAll(async () => {
    await target.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('deploy, look and delete as they would with Azure', async () => {
    const request = join(folder, 'request.json');
    writeFileSync(request, JSON.stringify(deploymentOf(2)));
    const { status, output } = await run(request, target.environment);
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
    const said = JSON.parse(output.trim().split('\n').at(-1) ?? '');
    expect(said).toMatchObject({
      whatIf: 'Succeeded',
      state: 'Succeeded',
      host: 'acrordersprod4f2a.azurecr.io',
      left: false,
    });
    expect(said.operations).toBeGreaterThan(8);
    expect(said.groups).toEqual(
      expect.arrayContaining(['rg-orders-prod', 'rg-orders-prod-blue', 'rg-orders-prod-green']),
    );
    expect(target.failures).toEqual([]);
  });
});

function run(request: string, environment: NodeJS.ProcessEnv): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', PROGRAM, request], {
      cwd: join(__dirname, '..', '..', '..'),
      env: { ...process.env, ...environment },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('close', (status) => resolve({ status, output }));
  });
}

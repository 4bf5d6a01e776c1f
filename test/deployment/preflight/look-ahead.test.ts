import { lookAhead } from '../../../src/deployment/preflight/look-ahead';
import { type Rehearsed, rehearse } from '../rehearsed';

jest.setTimeout(120_000);

let rehearsed: Rehearsed;
beforeAll(async () => {
  rehearsed = await rehearse();
});
afterAll(() => rehearsed.stop());
afterEach(() => rehearsed.target.faults.clear());

const ahead = async () => lookAhead(await rehearsed.session(), rehearsed.compile);

it('all obstacles are told at once, each with its fix, and nothing is changed', async () => {
  const { environment } = await rehearsed.session();
  rehearsed.target.faults.add(
    { name: 'name', condition: { kind: 'name-taken', name: environment.containerRegistryName } },
    {
      name: 'quota',
      condition: { kind: 'quota', location: 'eastus2' },
    },
    {
      name: 'size',
      condition: { kind: 'size-not-offered', location: 'centralus', size: 'Standard_D4pds_v5', zone: '3' },
    },
    {
      name: 'rights',
      condition: { kind: 'rights', actions: ['*'], notActions: ['Microsoft.Authorization/roleAssignments/write'] },
    },
  );
  const { repository } = rehearsed;
  const workload = repository.read('devops/bicep/workload.bicep');
  repository.write('devops/bicep/workload.bicep', `${workload}\nparam broken int = 'text'\n`);
  const error = await ahead().catch((caught) => caught);
  repository.write('devops/bicep/workload.bicep', workload);
  expect(error).toMatchObject({ code: 'E610' });
  for (const obstacle of [
    `The registry name ${environment.containerRegistryName} is taken`,
    'eastus2 has room for 10 vCPUs of Dpldsv5',
    'Standard_D4pds_v5 is not offered in zone 3 of green (centralus)',
    'lacks Microsoft.Authorization/roleAssignments/write',
    'az role assignment create --role "Role Based Access Control Administrator"',
    'devops/bicep/workload.bicep:',
  ]) {
    expect(error.message).toContain(obstacle);
  }
  expect(rehearsed.target.log.entries.flatMap(({ changes }) => changes)).toEqual([]);
});

it('rights alone end with a code of their own', async () => {
  rehearsed.target.faults.add({
    name: 'rights',
    condition: { kind: 'rights', actions: ['*/read', 'Microsoft.Resources/deployments/*'] },
  });
  await expect(ahead()).rejects.toMatchObject({
    code: 'E604',
    message: expect.stringContaining('--role "Contributor"'),
  });
});

it('what the subscription is not registered for is registered', async () => {
  expect((await ahead()).findings.filter(({ severity }) => severity === 'obstacle')).toEqual([]);
  const registered = rehearsed.target.log.entries.filter(
    ({ method, path, status }) => method === 'POST' && path.includes('Microsoft.Cdn/register') && status === 200,
  );
  expect(registered).toHaveLength(1);
});

it('what Azure does not register is an obstacle after ten minutes', async () => {
  rehearsed.target.faults.add({ name: 'cdn', condition: { kind: 'not-registered', namespace: 'Microsoft.Cdn' } });
  await expect(ahead()).rejects.toMatchObject({
    code: 'E610',
    message: expect.stringContaining('az provider register --wait --namespace Microsoft.Cdn'),
  });
});

it('that requests between Front Door and the regions are not encrypted is a warning', async () => {
  expect((await ahead()).findings).toEqual([expect.objectContaining({ check: 'encryption', severity: 'warning' })]);
});

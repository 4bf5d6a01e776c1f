import type { Fault } from '../../../src/deployment/rehearsal/faults/fault';
import { readFault } from '../../../src/deployment/rehearsal/faults/read-fault';
import { deploymentOf } from './deployment-content';
import { DEPLOYMENT, Live } from './live';
import { Rehearsed } from './rehearsed';

describe('a deployment that meets a fault of Azure', () => {
  let rehearsed: Rehearsed;
  beforeEach(async () => {
    rehearsed = await Rehearsed.start();
  });
  afterEach(() => rehearsed.stop());

  const deploy = async (...faults: Fault[]) => {
    rehearsed.target.faults.add(...faults);
    return Live.infrastructure(rehearsed, 2).catch((error: Error) => JSON.parse(error.message).error);
  };
  const state = async () => (await rehearsed.arm('GET', DEPLOYMENT)).json.properties;

  it.each([
    ['quota:eastus2', 'ErrCode_InsufficientVCPUQuota'],
    ['size-not-offered:eastus2/Standard_D4plds_v5/2', 'BadRequest'],
    ['name-taken:acrordersprod4f2a', 'AlreadyInUse'],
    ['policy-denial:Microsoft.Network/publicIPAddresses', 'RequestDisallowedByPolicy'],
  ])('%s is refused before anything is made', async (name, code) => {
    const error = await deploy(...readFault(name));
    expect(error.code).toBe('InvalidTemplateDeployment');
    expect(error.details.map((detail: { code: string }) => detail.code)).toContain(code);
    expect(rehearsed.target.cloud.resources.all()).toEqual([]);
    const validated = await rehearsed.arm('POST', `${DEPLOYMENT}/validate`, deploymentOf(2));
    expect([validated.status, validated.json.error.details.length > 0]).toEqual([400, true]);
  });

  it('no-rights is refused with the action and the scope', async () => {
    const error = await deploy(...readFault('no-rights'));
    expect(error.code).toBe('AuthorizationFailed');
    expect(error.message).toContain("perform action 'Microsoft.Resources/deployments/write'");
  });

  it('no-capacity ends in a tree with the cause at its leaf, and the other region is made', async () => {
    await deploy(...readFault('no-capacity:eastus2/2'));
    const { provisioningState, error } = await state();
    expect(provisioningState).toBe('Failed');
    expect(error.code).toBe('DeploymentFailed');
    expect(error.details[0].code).toBe('ResourceDeploymentFailure');
    expect(JSON.stringify(error)).toContain('ZonalAllocationFailed');
    const { resources } = rehearsed.target.cloud;
    const clusters = resources.ofType('Microsoft.ContainerService/managedClusters');
    expect(clusters.map(({ location, properties }) => [location, properties.provisioningState])).toEqual(
      expect.arrayContaining([
        ['eastus2', 'Failed'],
        ['centralus', 'Succeeded'],
      ]),
    );
  });

  it('cancelled from outside: what runs ends, nothing more begins', async () => {
    await deploy(...readFault('cancelled:200'));
    const { provisioningState, error } = await state();
    expect([provisioningState, error.code]).toEqual(['Canceled', 'DeploymentCanceled']);
    const pools = rehearsed.target.cloud.resources.ofType('Microsoft.ContainerService/managedClusters/agentPools');
    expect(pools).toEqual([]);
  });

  it('cancelled by a request; a second request finds it finished', async () => {
    rehearsed.target.faults.clear();
    await Live.infrastructure(rehearsed, 2);
    const late = await rehearsed.arm('POST', `${DEPLOYMENT}/cancel`);
    expect([late.status, late.json.error.code]).toEqual([409, 'DeploymentCannotBeCancelled']);
    await rehearsed.arm('PUT', DEPLOYMENT, deploymentOf(2));
    rehearsed.clock.advance(30);
    expect((await rehearsed.arm('POST', `${DEPLOYMENT}/cancel`)).status).toBe(204);
    rehearsed.clock.advance(600);
    expect((await state()).provisioningState).toBe('Canceled');
  });
});

import { formatPlan } from '../../../src/deployment/plan/format-plan';
import { removals, withoutRemovals } from '../../../src/deployment/plan/plan';
import { planDeployment } from '../../../src/deployment/plan/plan-deployment';
import type { DeploymentRecord } from '../../../src/deployment/plan/plan-infrastructure';
import { DEFAULT_SOAK } from '../../../src/deployment/update/soak-settings';
import { configured, deployedAs, NOTHING } from '../configured';

const { configuration, environment } = configured();
const NEW: DeploymentRecord = { name: 'orders-prod-0123456789ab', knowsDeployer: false, missing: [], alone: {} };
const DONE: DeploymentRecord = { ...NEW, state: 'succeeded', knowsDeployer: true };

const plan = (deployed = NOTHING, record = NEW) => {
  const { regions } = environment;
  return planDeployment({ configuration, environment, deployed, record, regions, running: {}, soak: DEFAULT_SOAK });
};
const infrastructure = (deployed = NOTHING, record = NEW) =>
  plan(deployed, record).steps.find(({ kind }) => kind === 'infrastructure');

describe('the first deployment', () => {
  it('builds the image beside the infrastructure, and the regions beside each other', () => {
    const needs = Object.fromEntries(plan().steps.map((step) => [step.id, step.needs]));
    expect(needs).toEqual({
      infrastructure: [],
      registry: [],
      image: ['registry'],
      'manifests blue': ['infrastructure', 'image'],
      'route blue': ['manifests blue'],
      'manifests green': ['infrastructure', 'image'],
      'route green': ['manifests green'],
      'main route': ['route blue', 'route green'],
    });
  });

  it('is a success only behind every region', () => {
    expect(plan().steps.at(-1)).toMatchObject({ kind: 'main-route', needs: ['route blue', 'route green'] });
  });

  it('names each step once, behind what it needs', () => {
    const ids = plan().steps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [index, { needs }] of plan().steps.entries()) {
      for (const need of needs) expect(ids.slice(0, index)).toContain(need);
    }
  });

  it('removes nothing', () => expect(removals(plan())).toEqual([]));
});

describe('the infrastructure', () => {
  const deployed = deployedAs(environment);

  it('is built from nothing', () => {
    expect(infrastructure()).toMatchObject({
      action: 'deploy',
      what: 'Build prod from nothing: blue (eastus2), green (centralus).',
    });
  });

  it('is skipped where the same content is deployed and all of it is there', () => {
    expect(infrastructure(deployed, DONE)).toMatchObject({ action: 'skip' });
  });

  it('is made again where something was deleted by hand, which is named', () => {
    const missing = ['/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/natGateways/nat-blue'];
    const what = 'Make again what was deleted by hand: natGateways nat-blue.';
    expect(infrastructure(deployed, { ...DONE, missing })).toMatchObject({ action: 'deploy', what });
  });

  it('is deployed again for somebody who has no right in the clusters yet', () => {
    expect(infrastructure(deployed, { ...DONE, knowsDeployer: false })).toMatchObject({ action: 'deploy' });
  });

  it('is followed where it is at work, whoever began it', () => {
    expect(infrastructure(NOTHING, { ...NEW, state: 'running' })).toMatchObject({ action: 'follow' });
  });

  it('goes on where it failed', () => {
    expect(infrastructure(deployed, { ...NEW, state: 'failed' })).toMatchObject({
      action: 'deploy',
      what: expect.stringContaining('Go on'),
    });
  });

  it('says which region is new', () => {
    const { blue } = deployed.clusters;
    expect(infrastructure({ ...deployed, clusters: blue ? { blue } : {} })).toMatchObject({
      what: 'Build green (centralus), and bring the rest up to the repository.',
    });
  });
});

describe('what variables.json names no more', () => {
  const before = deployedAs(environment);
  const red = { name: 'rg-orders-prod-red', location: 'westus3', environment: 'prod', region: 'red', resources: [] };
  const staging = { name: 'rg-orders-staging', location: 'westus3', environment: 'staging', resources: [] };
  const after = plan({ ...before, groups: [...before.groups, red, staging] }, DONE);

  it('is removed in steps of its own, after everything else', () => {
    expect(removals(after)).toEqual([
      expect.objectContaining({
        kind: 'remove-region',
        region: 'red',
        groups: ['rg-orders-prod-red'],
        needs: ['main route'],
      }),
      expect.objectContaining({ kind: 'remove-environment', environment: 'staging', groups: ['rg-orders-staging'] }),
    ]);
  });

  it('stays where that is not confirmed', () => {
    expect(withoutRemovals(after)).toEqual(plan(before, DONE));
  });

  it('is marked in words when the plan is shown', () => {
    expect(formatPlan(after)).toMatch(/REMOVE: Take red out of Front Door, then delete rg-orders-prod-red/);
  });
});

it('a plan is shown as numbered lines with what each waits for', () => {
  expect(formatPlan(plan()).split('\n').slice(0, 5)).toEqual([
    'Plan for orders in prod:',
    '  1  Build prod from nothing: blue (eastus2), green (centralus).',
    expect.stringMatching(/^ {2}2 {2}Wait until the registry acrordersprod[0-9a-f]{4} is there\.$/),
    '  3  Build service/ for Arm64 and push it, unless the registry has it.  (after 2)',
    '  4  Apply the manifests to aks-orders-prod-blue and wait until every pod runs.  (after 1, 3)',
  ]);
});

import { formatPlan } from '../../../src/deployment/plan/format-plan';
import { removals, withoutRemovals } from '../../../src/deployment/plan/plan';
import { planDeployment } from '../../../src/deployment/plan/plan-deployment';
import type { DeploymentRecord } from '../../../src/deployment/plan/plan-infrastructure';
import type { Running } from '../../../src/deployment/update/running';
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

describe('the infrastructure of regions with users', () => {
  const deployed = deployedAs(environment);
  const serving = { blue: { isServing: true }, green: { isServing: true } };
  const steps = (running: Running, record = NEW, isInfrastructureOnly = true) => {
    const { regions } = environment;
    const soak = DEFAULT_SOAK;
    const props = { configuration, environment, deployed, record, regions, running, soak, isInfrastructureOnly };
    return planDeployment(props).steps;
  };
  const needs = (...args: Parameters<typeof steps>) => steps(...args).map(({ id, needs: before }) => [id, before]);

  it('changes one after the other, and then all of it', () => {
    expect(needs(serving)).toEqual([
      ['infrastructure blue', []],
      ['infrastructure green', ['infrastructure blue']],
      ['infrastructure', ['infrastructure green']],
    ]);
  });

  it('does so before any workload', () => {
    expect(Object.fromEntries(steps(serving, NEW, false).map((step) => [step.id, step.needs]))).toMatchObject({
      infrastructure: ['infrastructure green'],
      'manifests blue': ['infrastructure', 'image'],
    });
  });

  it('goes on with the one that a run was broken off at, and follows it', () => {
    const alone = { blue: { name: 'a', isRunning: false }, green: { name: 'b', isRunning: true } };
    expect(steps(serving, { ...NEW, alone })).toMatchObject([
      { id: 'infrastructure green', action: 'follow', name: 'b' },
      { id: 'infrastructure blue', action: 'deploy', name: 'a', needs: ['infrastructure green'] },
      { id: 'infrastructure' },
    ]);
  });

  it.each<[string, Running, DeploymentRecord]>([
    ['nobody is served', {}, NEW],
    ['one region alone serves', { blue: { isServing: true } }, NEW],
    ['nothing has changed', serving, DONE],
    ['the whole is at work already', serving, { ...NEW, state: 'running' }],
  ])('is one step where %s', (_, running, record) => {
    expect(needs(running, record)).toEqual([['infrastructure', []]]);
  });

  it('of a region that is down stays, and is not touched', () => {
    const { regions } = environment;
    const props = { configuration, environment, deployed, record: NEW, regions, running: serving, soak: DEFAULT_SOAK };
    const plan = planDeployment({ ...props, scope: { skipRegions: ['blue'] }, isInfrastructureOnly: true });
    expect(plan.steps.map(({ id }) => id)).toEqual(['infrastructure']);
  });

  it('is not removed before all that are left have answered', () => {
    const groups = [
      ...deployed.groups,
      { name: 'rg-orders-prod-red', location: 'westus3', environment: 'prod', region: 'red', resources: [] },
    ];
    const { regions } = environment;
    const props = { configuration, environment, record: DONE, regions, running: serving, soak: DEFAULT_SOAK };
    const plan = planDeployment({ ...props, deployed: { ...deployed, groups }, isInfrastructureOnly: true });
    expect(removals(plan)).toMatchObject([{ region: 'red', needs: ['infrastructure'], answering: ['blue', 'green'] }]);
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

import { formatStanding, NOTHING_BEGUN, standingAfter } from '../../../src/cli/deploy/standing';
import type { DeploymentEvent } from '../../../src/deployment/events';
import type { Step } from '../../../src/deployment/plan/plan';

const steps: Step[] = [
  { id: 'infrastructure', kind: 'infrastructure', needs: [], what: '', action: 'deploy', name: 'orders-prod-1' },
  { id: 'registry', kind: 'registry', needs: [], what: '' },
  { id: 'image', kind: 'image', needs: [], what: '' },
  { id: 'manifests blue', kind: 'manifests', needs: [], what: '', region: 'blue' },
  { id: 'main route', kind: 'main-route', needs: [], what: '' },
];
const step = (id: string) => steps.find((each) => each.id === id) as Step;

const EVENTS: readonly DeploymentEvent[] = [
  { type: 'plan', plan: { workload: 'orders', environment: 'prod', steps } },
  { type: 'step', step: step('infrastructure'), status: 'started' },
  { type: 'step', step: step('registry'), status: 'skipped', detail: '', seconds: 0 },
  { type: 'step', step: step('image'), status: 'started' },
  { type: 'step', step: step('manifests blue'), status: 'failed', error: new Error(), seconds: 0 },
  // Broken off: what was begun is left out, and so is what was not.
  { type: 'step', step: step('image'), status: 'left-out' },
  { type: 'step', step: step('main route'), status: 'left-out' },
];

it('tells of each step how far it is', () => {
  const standing = EVENTS.reduce(standingAfter, NOTHING_BEGUN);
  expect(formatStanding(standing, ['orders-prod-1'])).toBe(`How far it is:
  infrastructure  at work in Azure: orders-prod-1
  registry        nothing to do
  image           begun, and broken off
  manifests blue  failed
  main route      not begun`);
});

it('takes nothing for being at work that Azure does not say to be', () => {
  expect(formatStanding(EVENTS.slice(0, 2).reduce(standingAfter, NOTHING_BEGUN), [])).toContain(
    'infrastructure  begun, and broken off',
  );
});

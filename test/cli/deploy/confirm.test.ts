import { confirmed, removalsConfirmed, typedName } from '../../../src/cli/deploy/confirm';
import type { DeploymentPlan } from '../../../src/deployment/plan/plan';

const reporter = { event: () => undefined, pause: () => undefined };
const answering = (answer: string | undefined) => ({ ask: async () => answer, err: () => undefined, reporter });

it.each([
  ['y', true],
  ['YES', true],
  ['', false],
  ['n', false],
  ['yup', false],
  [undefined, false],
])('%s goes on: %s', async (answer, goesOn) => expect(await confirmed(answering(answer), 'Deploy?')).toBe(goesOn));

it('what is destroyed has to be typed as it is called', async () => {
  expect(await typedName(answering(' orders '), 'orders')).toBe(true);
  expect(await typedName(answering('Orders'), 'orders')).toBe(false);
  expect(await typedName(answering('y'), 'orders')).toBe(false);
});

it('what is removed is named before it is asked about', async () => {
  const told: string[] = [];
  const plan: DeploymentPlan = {
    workload: 'orders',
    environment: 'prod',
    steps: [
      {
        id: 'remove red',
        kind: 'remove-region',
        needs: [],
        environment: 'prod',
        region: 'red',
        answering: [],
        groups: ['rg-red'],
        what: 'Delete rg-red.',
      },
    ],
  };
  await removalsConfirmed({ ...answering('y'), err: (text) => told.push(text) }, plan);
  expect(told).toEqual(['REMOVE: Delete rg-red.\n']);
});

it('without a terminal nothing is taken for a yes', async () => {
  const nobody = { ask: undefined, err: () => undefined, reporter };
  await expect(confirmed(nobody, 'Deploy?')).rejects.toMatchObject({ code: 'E612' });
  await expect(typedName(nobody, 'orders')).rejects.toMatchObject({ code: 'E612' });
});

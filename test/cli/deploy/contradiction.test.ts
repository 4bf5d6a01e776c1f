import { refuseContradiction } from '../../../src/cli/deploy/contradiction';
import type { DeployOptions } from '../../../src/cli/deploy/deploy-options';

const image = { reference: 'sha256:0', digest: 'sha256:0' } as unknown as NonNullable<DeployOptions['image']>;

it.each<[string, DeployOptions]>([
  ['--image', { only: 'infrastructure', image }],
  ['--region', { only: 'infrastructure', region: ['blue'] }],
  ['--order', { only: 'infrastructure', order: ['blue'] }],
  ['--rollback', { only: 'infrastructure', rollback: true }],
  ['--build-in-registry', { only: 'infrastructure', buildInRegistry: true }],
  ['--remove', { only: 'workload', remove: true }],
])('%s is not taken by a deployment that leaves its part alone', (flag, options) => {
  expect(() => refuseContradiction(options)).toThrow(
    expect.objectContaining({ code: 'E100', message: expect.stringContaining(` and ${flag} contradict`) }),
  );
});

it.each<DeployOptions>([
  { only: 'workload', image, region: ['blue'], order: ['blue'], soak: 0 },
  { only: 'workload', rollback: true },
  // With defaults that commander fills in.
  { only: 'infrastructure', remove: true, soak: 300, errorBudget: 1 },
  { image, remove: true, rollback: false },
])('what is about the part, or about both, is taken: %j', (options) => {
  expect(() => refuseContradiction(options)).not.toThrow();
});

import { sameCommand } from '../../../src/cli/deploy/same-command';
import { formatImageReference, readImageReference } from '../../../src/deployment/image/image-reference';

it('the command that goes on works against the same Azure', () => {
  expect(sameCommand('deploy', { rehearse: true }, 'prod')).toBe('create-aks-ha deploy --environment prod --rehearse');
  expect(sameCommand('destroy', { subscription: 's', cloud: 'AzureChinaCloud' }, 'prod')).toBe(
    'create-aks-ha destroy --environment prod --subscription s --cloud AzureChinaCloud',
  );
});

it('it brings the same to the same regions, as closely watched', () => {
  const options = {
    image: { reference: '1.2' },
    region: ['blue'],
    order: ['green', 'blue'],
    soak: 0,
    errorBudget: 0.5,
  };
  expect(sameCommand('deploy', { only: 'workload', ...options, yes: true }, 'prod')).toBe(
    'create-aks-ha deploy --environment prod --only workload --image 1.2 --region blue --order green,blue --soak 0 --error-budget 0.5',
  );
  expect(sameCommand('deploy', { soak: 300, errorBudget: 1 }, 'prod')).toBe('create-aks-ha deploy --environment prod');
  expect(sameCommand('deploy', { rollback: true }, 'prod')).toBe('create-aks-ha deploy --environment prod --rollback');
});

it.each([`sha256:${'a'.repeat(64)}`, '1.2', 'orders:1.2', `acr.azurecr.io/team/orders@sha256:${'b'.repeat(64)}`])(
  '%s is named as it was typed',
  (text) => {
    const read = readImageReference(text);
    expect(read && formatImageReference(read)).toBe(text);
  },
);

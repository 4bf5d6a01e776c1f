import { selects } from '../../../src/verification/kubernetes/selector';

const labels = { app: 'orders', tier: 'web' };

test.each([
  ['labels that are there', { matchLabels: { app: 'orders' } }, true],
  ['labels of which one differs', { matchLabels: { app: 'orders', tier: 'db' } }, false],
  ['nothing at all, which is everything', {}, true],
  ['one of several values', { matchExpressions: [{ key: 'tier', operator: 'In', values: ['web', 'api'] }] }, true],
  ['none of several values', { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['web'] }] }, false],
  ['a label that is there', { matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, true],
  ['a label that is not there', { matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }] }, true],
  [
    'NotIn of a label that is not there',
    { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['1'] }] },
    true,
  ],
])('%s', (_, selector, expected) => {
  expect(selects(selector, labels)).toBe(expected);
});

test('no selector selects nothing', () => {
  expect(selects(undefined, labels)).toBe(false);
});

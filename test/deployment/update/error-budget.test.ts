import { ErrorBudget } from '../../../src/deployment/update/error-budget';
import { DEFAULT_SOAK } from '../../../src/deployment/update/soak-settings';

function spend(budget: ErrorBudget, answers: readonly boolean[]): ErrorBudget {
  for (const isWell of answers) budget.count(isWell);
  return budget;
}
const failing = (count: number) => Array<boolean>(count).fill(false);
const well = (count: number) => Array<boolean>(count).fill(true);

it('allows three of three hundred by default, as the workflows do', () => {
  const budget = new ErrorBudget(DEFAULT_SOAK);
  expect(spend(budget, failing(3)).isSpent).toBe(false);
  expect(spend(budget, failing(1)).isSpent).toBe(true);
  expect(budget.account).toBe('4 of 4 requests failed, and 3 may');
});

it.each([
  [300, 1, 3],
  [60, 1, 0],
  [60, 2.5, 1],
  [600, 0, 0],
  [10, 100, 10],
])('of %i requests and %f percent, %i may fail', (seconds, errorBudget, allowed) => {
  expect(new ErrorBudget({ seconds, errorBudget }).allowed).toBe(allowed);
});

it('where answers were slow and few, no larger share of them may have failed', () => {
  const budget = spend(new ErrorBudget(DEFAULT_SOAK), [...failing(2), ...well(98)]);
  expect(budget.isSpent).toBe(false);
  expect(budget.isOverspent).toBe(true);
  expect(spend(budget, well(100)).isOverspent).toBe(false);
});

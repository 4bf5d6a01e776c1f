import { fitLines } from '../../../src/cli/deploy/fit-lines';

const PLAN = 'Plan:\n  7  Ask green through its own route of Front Door.  (after 6)';

it('what does not fit stands below what it goes on from, and no word is divided', () => {
  expect(fitLines(PLAN, 30)).toBe(
    ['Plan:', '  7  Ask green through its own', '     route of Front Door.', '     (after 6)'].join('\n'),
  );
});

it('where it fits, and where no terminal is, nothing changes', () => {
  expect(fitLines(PLAN, 80)).toBe(PLAN);
  expect(fitLines(PLAN, undefined)).toBe(PLAN);
});

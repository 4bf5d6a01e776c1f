import { sayFailover } from '../../../src/cli/deploy/say-failover';
import type { DrillReport } from '../../../src/deployment/failover/report';

const REPORT: DrillReport = {
  region: 'blue',
  kind: 'drain',
  seconds: 640,
  rate: 2,
  sent: 1280,
  heldBack: 0,
  failed: 0,
  byStatus: { 200: 1280 },
  failedInFlight: 0,
  failedUntilNoticed: 0,
  failedUnexpectedly: 0,
  errorBudget: 0.1,
  isWithinBudget: true,
  secondsUntilQuiet: 74,
  secondsUntilBack: 118,
};

it('tells what a drill has measured', () => {
  expect(sayFailover({ type: 'drill', ...REPORT })).toBe(
    [
      'Drill: blue was drained and came back, 10 min 40 s at 2 requests a second',
      '  requests      1280',
      '  by status     200: 1280',
      '  failed        0',
      '  allowed       0.1 %: kept',
      '  last request  after 1 min 14 s',
      '  back          after 1 min 58 s',
    ].join('\n'),
  );
});

it('tells of a loss which failures nobody could help', () => {
  const failures = { failed: 34, failedInFlight: 1, failedUntilNoticed: 30, failedUnexpectedly: 3 };
  const said = sayFailover({ type: 'drill', ...REPORT, ...failures, kind: 'loss', isWithinBudget: false });
  expect(said).toContain('failed        34: 1 on their way at that moment, 30 until the probes knew, 3 others\n');
  expect(said).toContain('allowed       0.1 % of others: overspent\n');
});

it('says that a drain is seen from here, or that it had to wait for the longest', () => {
  const drained = { type: 'drained', region: 'blue', seconds: 74 } as const;
  expect(sayFailover({ ...drained, isSeen: true })).toContain('the last places of Front Door may need 20 min');
  expect(sayFailover({ ...drained, isSeen: false })).toContain('Deploy once: the newer manifests tell.');
});

it('says where a region is restored that nobody here is sent to', () => {
  expect(sayFailover({ type: 'restored', region: 'blue' })).toContain("can't be seen from here");
  expect(sayFailover({ type: 'restored', region: 'blue', seconds: 95 })).toBe(
    'blue answers users again, after 1 min 35 s.',
  );
});

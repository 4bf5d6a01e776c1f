import { type Measured, refuseOverspent, reportOf } from '../../../src/deployment/failover/report';
import type { Sample } from '../../../src/deployment/load/sample';

// Lost or drained at second 100; the probes know at 160.

const sample = (startedAt: number, status: number | undefined, took = 0.1): Sample => ({
  startedAt: startedAt * 1000,
  endedAt: (startedAt + took) * 1000,
  status,
  region: status === 200 ? 'green' : undefined,
});

const measured = (kind: Measured['kind'], samples: readonly Sample[], errorBudget = 0): Measured => ({
  region: 'blue',
  kind,
  samples,
  heldBack: 0,
  rate: 2,
  errorBudget,
  startedAt: 0,
  endedAt: 600_000,
  disturbedAt: 100_000,
  secondsToNotice: 60,
  secondsUntilQuiet: 58,
});

const SAMPLES = [
  sample(50, 200),
  sample(80, undefined, 35),
  sample(99.9, 502),
  sample(100, 504),
  sample(160, 504),
  sample(300, 200),
];

describe('a loss', () => {
  it('costs what was on its way, and what came before the probes knew', () => {
    expect(reportOf(measured('loss', SAMPLES))).toEqual({
      region: 'blue',
      kind: 'loss',
      seconds: 600,
      rate: 2,
      sent: 6,
      heldBack: 0,
      failed: 4,
      byStatus: { 200: 2, 502: 1, 504: 2, none: 1 },
      failedInFlight: 2,
      failedUntilNoticed: 2,
      failedUnexpectedly: 0,
      errorBudget: 0,
      isWithinBudget: true,
      secondsUntilQuiet: 58,
    });
  });

  it.each([
    ['before it', sample(20, 503)],
    ['after the probes had to know', sample(160.1, 504)],
  ])('explains no failure %s', (_, failure) => {
    expect(reportOf(measured('loss', [...SAMPLES, failure]))).toMatchObject({
      failedUnexpectedly: 1,
      isWithinBudget: false,
    });
  });
});

describe('a drain', () => {
  it('explains no failure at all', () => {
    expect(reportOf(measured('drain', SAMPLES))).toMatchObject({
      failed: 4,
      failedInFlight: 0,
      failedUntilNoticed: 0,
      failedUnexpectedly: 4,
    });
  });

  it('may fail as much as the budget says, and not one more', () => {
    const good = Array.from({ length: 998 }, (_, second) => sample(second, 200));
    const withBad = (count: number) => [...good, ...Array.from({ length: count }, () => sample(30, 500))];
    expect(reportOf(measured('drain', withBad(1), 0.1)).isWithinBudget).toBe(false);
    expect(reportOf(measured('drain', withBad(2), 0.2)).isWithinBudget).toBe(true);
    const overspent = reportOf(measured('drain', withBad(3), 0.2));
    expect(() => refuseOverspent(overspent)).toThrow(
      'While blue was drained and restored, 3 of 1001 requests failed that need not have: more than 0.2 %.',
    );
  });
});

import { spawnSync } from 'node:child_process';
import { environment, python, serviceFolder } from './python';

interface Result {
  readonly requests: number;
  readonly failed: number;
  readonly stop_seconds: readonly number[];
  readonly exit_codes: readonly number[];
  readonly problems: readonly string[];
}

function restart(...options: string[]): { status: number | null; result: Result } {
  const run = spawnSync(python(), ['bench/rolling_restart.py', '--json', ...options], {
    cwd: serviceFolder,
    encoding: 'utf8',
    env: environment,
    timeout: 170_000,
  });
  if (!run.stdout.trim()) throw new Error(`bench/rolling_restart.py ended with ${run.status}: ${run.stderr}`);
  // The instances write their warnings to the same place: the result is the last line.
  return { status: run.status, result: JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') };
}

describe('bench/rolling_restart.py: two instances are restarted one by one behind a keep-alive proxy', () => {
  it('fails none of 5,000 requests, and each stop takes less than the drain and 3 s', () => {
    const drainSeconds = 5;
    const { status, result } = restart('--requests', '5000', '--drain', String(drainSeconds));
    expect(result).toMatchObject({ failed: 0, exit_codes: [0, 0], problems: [] });
    expect(result.requests).toBeGreaterThanOrEqual(5_000);
    expect(result.stop_seconds).toHaveLength(2);
    for (const seconds of result.stop_seconds) {
      expect(seconds).toBeGreaterThanOrEqual(drainSeconds);
      expect(seconds).toBeLessThan(drainSeconds + 3);
    }
    expect(status).toBe(0);
  }, 180_000);

  it('sees what fails: without a drain it is told, and the exit code is 1', () => {
    const { status, result } = restart('--requests', '1500', '--drain', '0');
    expect(result.failed).toBeGreaterThan(0);
    expect(result.problems.join('\n')).toContain('ConnectionRefusedError');
    expect(status).toBe(1);
  }, 180_000);
});

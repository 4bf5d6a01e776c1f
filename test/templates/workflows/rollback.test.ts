import { before, called, RollOut } from './roll-out';

describe('a region that fails, or may fail', () => {
  let rollOut: RollOut;
  beforeEach(() => {
    rollOut = new RollOut();
  });
  afterEach(() => rollOut.shell.remove());

  it('asks as often as it is to soak, and goes on within the error budget', () => {
    // Two of the twenty: the first call is the smoke test.
    rollOut.answers('case "$(grep -c curl "$RUNNER_TEMP/calls")" in 3 | 9) exit 22 ;; esac');
    const run = rollOut.run({ SKIP_REGIONS: 'green', SOAK_REQUESTS: '20' });
    expect(run.status).toBe(0);
    expect(run.output).toContain('2 of 20 requests failed. The error budget is 2.');
    expect(called(run.calls, 'curl')).toHaveLength(1 + 20 + 1);
  });

  it('rolls a region back to what was recorded, as soon as the error budget is used up, and stops', () => {
    rollOut.answers(`if grep -q 'rollout undo' "$RUNNER_TEMP/calls"; then version=${before}
       elif [ "$(grep -c curl "$RUNNER_TEMP/calls")" -gt 4 ]; then exit 22; fi`);
    const run = rollOut.run({ SOAK_REQUESTS: '20' });
    expect(run.status).toBe(1);
    expect(run.output).toContain('3 of 6 requests failed. The error budget is 2 of 20.');
    expect(run.calls).toContain('kubectl rollout undo deployment/orders --namespace orders --to-revision 7');
    expect(run.output).toContain(`::error::blue did not come up, and was rolled back to ${before}.`);
    expect(rollOut.shell.read('summary')).toBe(`- blue (eastus2) was rolled back to \`${before}\`\n`);
    expect(run.calls.join('\n')).not.toContain('green');
  });

  it('records what runs before it changes anything', () => {
    const { calls } = rollOut.run();
    const at = (beginning: string) => calls.findIndex((call) => call.startsWith(beginning));
    expect(at('kubectl get deployment')).toBeGreaterThan(-1);
    expect(at('kubectl get deployment')).toBeLessThan(at('kubectl apply'));
  });

  it('signs in again before it rolls back: failing may have taken long', () => {
    rollOut.cluster('[ "$1" != rollout ] || [ "$2" = undo ]');
    const { calls } = rollOut.run();
    const undo = calls.findIndex((call) => call.startsWith('kubectl rollout undo'));
    expect(called(calls.slice(0, undo), 'az login')).toHaveLength(2);
  });

  it('says so where rolling back fails too', () => {
    rollOut.cluster('[ "$1" != rollout ]');
    const run = rollOut.run();
    expect(run.status).toBe(1);
    expect(run.output).toContain(
      `::error::blue did not come up, and could not be rolled back to ${before}. Look at it now`,
    );
    expect(run.calls.join('\n')).not.toContain('green');
  });

  it('fails at the end where a region that answered does not any more', () => {
    rollOut.answers('[ "$(grep -c curl "$RUNNER_TEMP/calls")" -le 8 ] || exit 22');
    const run = rollOut.run();
    expect(run.status).toBe(1);
    expect(run.output).toContain('::error::blue answered after its rollout and does not any more.');
    // Asked again for five minutes.
    expect(called(run.calls, 'curl').length).toBe(8 + 1 + 300 / 15);
  });

  it.each([['SOAK_REQUESTS'], ['ERROR_BUDGET_PERCENT']])('wants a whole number for %s, and says so first', (name) => {
    const run = rollOut.run({ [name]: '1; id' });
    expect(run.status).toBe(1);
    expect(run.output).toBe(`::error::The variable ${name} has to be a whole number, and it is '1; id'.\n`);
    expect(run.calls).toEqual([]);
  });
});

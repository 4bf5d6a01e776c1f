import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Shell } from './shell';
import { actionFile, script, workflow } from './workflow';

let shell: Shell;
beforeEach(() => {
  shell = new Shell();
});
afterEach(() => shell.remove());

describe('a rollout waits for infrastructure', () => {
  const wait = (...answers: object[][]) => {
    // A call takes the next answer, as GitHub's own jq sees it.
    for (const [index, answer] of answers.entries()) shell.write(`${index + 1}.json`, JSON.stringify(answer));
    shell.command('gh', 'jq "${@: -1}" "$RUNNER_TEMP/$(grep -c "^gh" "$RUNNER_TEMP/calls").json"');
    shell.command('sleep', '');
    return shell.run(script('service.yml', 'deploy', 'Wait for infrastructure that is being deployed'));
  };
  const run = (status: string, event = 'push') => ({ event, status });

  it('while it is queued, pending or at work', () => {
    const { status, calls } = wait([run('pending'), run('in_progress')], [run('queued')], [run('completed')]);
    expect(status).toBe(0);
    expect(calls.filter((call) => call.startsWith('sleep'))).toHaveLength(2);
  });

  it('not for previews, approvals and what has ended', () => {
    const { calls } = wait([run('in_progress', 'pull_request'), run('waiting'), run('completed')]);
    expect(calls.filter((call) => call.startsWith('sleep'))).toEqual([]);
  });

  it('before it signs in: the time that a sign-in lasts is the rollout’s', () => {
    const names = workflow('service.yml').jobs.deploy?.steps.map(({ name, uses }) => name ?? uses) ?? [];
    const waits = names.indexOf('Wait for infrastructure that is being deployed');
    expect(waits).toBeGreaterThan(-1);
    expect(waits).toBeLessThan(names.indexOf('Roll out'));
    expect(workflow('service.yml').text).toContain('GH_TOKEN: ${{ github.token }}');
  });
});

describe('a later version stays', () => {
  const job = (name: string, conclusion: string | null, step = 'Roll out') => ({
    name,
    steps: [
      { name: 'Run actions/checkout', conclusion: 'success' },
      { name: step, conclusion },
    ],
  });

  /** Looks at run 13 of this job, which is of run 12; and at 11. */
  const look = (...jobs: object[]) => {
    const runs = [13, 12, 11].map((number) => ({ number, databaseId: number * 100 }));
    shell.write('runs.json', JSON.stringify(runs));
    shell.write('jobs.json', JSON.stringify({ number: 13, jobs }));
    shell.command('gh', 'case "$2" in list) cat "$RUNNER_TEMP/runs.json" ;; *) cat "$RUNNER_TEMP/jobs.json" ;; esac');
    const path = join(shell.folder, 'newest.sh');
    copyFileSync(actionFile('roll-out/newest.sh'), path);
    return shell.run(`bash "${path}" prod`);
  };

  it.each(['success', 'failure', 'cancelled'])('where its rollout came to %s: regions may have it', (conclusion) => {
    const { status, output } = look(job('build', 'success'), job('deploy (prod)', conclusion));
    expect(status).toBe(1);
    expect(output).toContain('::error::Run 13 has already rolled a later version out in prod.');
  });

  it.each([
    ['never began to roll out', job('deploy (prod)', 'skipped')],
    ['waits', job('deploy (prod)', null)],
    ['was in another environment', job('deploy (staging)', 'success')],
    ['failed before that', job('deploy (prod)', 'failure', 'Push')],
  ])('and none is there where the later run %s', (_, other) => {
    expect(look(other)).toMatchObject({ status: 0 });
  });

  it('asks of no earlier run', () => {
    const { calls } = look(job('deploy (prod)', 'skipped'));
    expect(calls.filter((call) => call.startsWith('gh run view'))).toEqual(['gh run view 1300 --json jobs,number']);
  });

  it('guesses nothing where GitHub does not answer', () => {
    shell.command('gh', 'exit 1');
    expect(shell.runFile(actionFile('roll-out/newest.sh'), {}).status).not.toBe(0);
  });

  it('is looked for before anything is signed in to or pushed', () => {
    const names = workflow('service.yml').jobs.deploy?.steps.map(({ name }) => name) ?? [];
    expect(names.indexOf('No later version is there')).toBe(names.indexOf('Roll out') - 1);
  });
});

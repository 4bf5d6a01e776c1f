import { readFileSync } from 'node:fs';
import { configurationOf } from '../../blueprints/diagram/configurations';
import { Shell } from './shell';
import { actionFile, script, workflow } from './workflow';

let shell: Shell;
beforeEach(() => {
  shell = new Shell();
});
afterEach(() => shell.remove());

describe('what service.yml finds out before it rolls out', () => {
  const find = () => shell.runFile(actionFile('roll-out/names.sh'), { ENVIRONMENT: 'prod', WORKLOAD: 'orders' });
  const [environment] = configurationOf(2).environments;

  beforeEach(() =>
    shell.write('devops/config/variables.json', JSON.stringify({ environments: { prod: environment } })),
  );

  it('comes from the resources with the names of variables.json', () => {
    shell.command(
      'az',
      `case "$2" in show) echo acr.azurecr.io ;; profile) echo 5f1f ;; *) echo z01.azurefd.net ;; esac`,
    );
    const { status, calls } = find();
    expect(status).toBe(0);
    expect(shell.read('output')).toBe('registry=acr.azurecr.io\nfront-door-id=5f1f\nfront-door-host=z01.azurefd.net\n');
    const at = `--resource-group ${environment?.resourceGroup}`;
    expect(calls).toEqual([
      `az acr show ${at} --name ${environment?.containerRegistryName} --query loginServer --output tsv`,
      `az afd profile show ${at} --profile-name ${environment?.frontDoorName} --query frontDoorId --output tsv`,
      `az afd endpoint list ${at} --profile-name ${environment?.frontDoorName} --query [?tags.environment=='prod'].hostName --output tsv`,
    ]);
  });

  it.each([
    ['is not there', 'exit 3'],
    ['has no name yet', ''],
  ])('says what to do where something %s', (_, answer) => {
    shell.command('az', `case "$2" in profile) ${answer} ;; *) echo name ;; esac`);
    const { status, output } = find();
    expect(status).toBe(1);
    expect(output).toContain(
      `::error::prod has no Front Door ${environment?.frontDoorName} yet: run the workflow 'infrastructure'`,
    );
  });

  it('does not depend on the outputs of the last deployment: one that failed or runs has none', () => {
    for (const file of ['action.yml', 'names.sh', 'roll-out.sh', 'region.sh', 'manifest.sh', 'push.sh']) {
      expect(readFileSync(actionFile(`roll-out/${file}`), 'utf8')).not.toMatch(/deployment sub|outputs\.json/);
    }
  });
});

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
    expect(waits).toBeLessThan(names.indexOf('./.github/actions/roll-out'));
    expect(workflow('service.yml').text).toContain('GH_TOKEN: ${{ github.token }}');
  });
});

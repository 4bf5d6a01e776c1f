import { Shell } from './shell';
import { actionFile } from './workflow';

const subscription = '/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590';
const cluster = `${subscription}/resourceGroups/rg-blue/providers/Microsoft.ContainerService/managedClusters/aks`;

let shell: Shell;
beforeEach(() => {
  shell = new Shell();
  const prod = { resourceGroup: 'rg', regions: [{ name: 'blue', location: 'eastus2' }] };
  shell.write('devops/config/variables.json', JSON.stringify({ workload: 'orders', environments: { prod } }));
});
afterEach(() => shell.remove());

/** Runs a preview for which Azure gives these changes. */
function preview(changes: object[], { exists = true, onlyDeployed = false, whatIf = 'true' } = {}) {
  shell.write('answer.json', JSON.stringify({ status: 'Succeeded', changes }));
  shell.command(
    'az',
    `case "$*" in
       account*) echo e30.eyJvaWQiOiIxIn0.x ;;
       group*) echo ${exists} ;;
       *what-if*) ${whatIf} && cat "$RUNNER_TEMP/answer.json" ;;
       *) echo '[]' ;;
     esac`,
  );
  const run = shell.runFile(actionFile('infrastructure/preview.sh'), {
    ENVIRONMENT: 'prod',
    ONLY_DEPLOYED: String(onlyDeployed),
    SKIP_REGIONS: '',
    WORKLOAD: 'orders',
  });
  return { ...run, result: () => JSON.parse(shell.read('what-if/prod.json')) };
}

describe('the preview of an environment', () => {
  it('says what is made, changed and left, in the way of a diff and without the subscription', () => {
    const { status, result } = preview([
      { resourceId: `${subscription}/resourceGroups/rg-green`, changeType: 'Create' },
      {
        resourceId: cluster,
        changeType: 'Modify',
        delta: [
          {
            path: 'properties',
            propertyChangeType: 'Array',
            children: [
              { path: 'disableLocalAccounts', propertyChangeType: 'Modify', before: false, after: true },
              { path: 'fqdn', propertyChangeType: 'NoEffect', before: 'a', after: null },
            ],
          },
          { path: 'tags.owner', propertyChangeType: 'Delete', before: 'me' },
          { path: 'tags.team', propertyChangeType: 'Create', after: 'us' },
        ],
      },
      { resourceId: `${cluster}2`, changeType: 'NoChange' },
      { resourceId: `${cluster}3`, changeType: 'Ignore' },
      { resourceId: `${cluster}4`, changeType: 'Unsupported' },
    ]);
    expect(status).toBe(0);
    expect(result()).toEqual({
      environment: 'prod',
      changes: 2,
      text: [
        '+ resourceGroups/rg-green',
        '! rg-blue: Microsoft.ContainerService/managedClusters/aks',
        '-   properties.disableLocalAccounts: false',
        '+   properties.disableLocalAccounts: true',
        '-   tags.owner: me',
        '+   tags.team: us',
        '? Azure does not say of 1 what would become of them: rg-blue: Microsoft.ContainerService/managedClusters/aks4',
      ].join('\n'),
    });
    expect(shell.read('summary')).toBe(`## prod\n\n\`\`\`diff\n${result().text}\n\`\`\`\n`);
  });

  it('does not count what has no effect: Azure names it each time', () => {
    const delta = [{ path: 'properties.x', propertyChangeType: 'NoEffect', before: 1, after: 2 }];
    const { result } = preview([{ resourceId: cluster, changeType: 'Modify', delta }]);
    expect(result()).toEqual({ environment: 'prod', changes: 0, text: 'No changes.' });
  });

  it('leaves no result where az fails: none is not the same as no changes', () => {
    const run = preview([], { whatIf: 'exit 1' });
    expect(run.status).not.toBe(0);
    expect(() => shell.read('summary')).toThrow();
    expect(() => run.result()).toThrow();
  });

  it('compares nothing for drift where nothing was deployed', () => {
    const { status, calls, result } = preview([], { exists: false, onlyDeployed: true });
    expect(status).toBe(0);
    expect(result()).toMatchObject({ changes: 0, text: 'Not deployed yet.' });
    expect(calls).toEqual(['az group exists --name rg']);
  });

  it('shows all that a first deployment makes on a pull request', () => {
    const { result } = preview([{ resourceId: `${subscription}/resourceGroups/rg`, changeType: 'Create' }], {
      exists: false,
    });
    expect(result().changes).toBe(1);
  });

  it('cuts values that are long', () => {
    const delta = [{ path: 'p', propertyChangeType: 'Create', after: 'x'.repeat(1000) }];
    const { result } = preview([{ resourceId: cluster, changeType: 'Modify', delta }]);
    expect(result().text.length).toBeLessThan(300);
  });
});

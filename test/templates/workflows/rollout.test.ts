import { Shell } from './shell';
import { script } from './workflow';

const digest = `sha256:${'ab'.repeat(32)}`;
const frontDoorId = '5f1f2f3f-0000-4000-8000-123456789abc';
const variables = {
  DIGEST: digest,
  ENVIRONMENT: 'prod',
  FRONT_DOOR_HOST: 'orders.z01.azurefd.net',
  FRONT_DOOR_ID: frontDoorId,
  REGISTRY: 'acrorders.azurecr.io',
  WORKLOAD: 'orders',
};
const manifest = `
image: acrplaceholder.azurecr.io/orders@sha256:${'0'.repeat(64)}
VERSION: sha256:${'0'.repeat(64)}
value: 00000000-0000-0000-0000-000000000000
`;

describe('the roll-out of service.yml', () => {
  const rollOut = script('service.yml', 'deploy', 'Roll out, region by region');
  let shell: Shell;

  beforeEach(() => {
    shell = new Shell();
    const region = (name: string, location: string) => ({ name, location, aksClusterName: `aks-${name}` });
    const regions = [region('blue', 'eastus2'), region('green', 'centralus')];
    const environments = { prod: { resourceGroup: 'rg', regions }, staging: { resourceGroup: 'other', regions: [] } };
    shell.write('devops/config/variables.json', JSON.stringify({ environments }));
    for (const { name } of regions) shell.write(`manifests/prod/${name}.yaml`, manifest);
    // Each reads its input to the end: the loop must not lose its regions to them.
    shell.command('az', 'cat > /dev/null');
    shell.command('kubelogin', 'cat > /dev/null');
    shell.command('kubectl', 'cat > /dev/null');
    shell.command('sleep', '');
    shell.command(
      'curl',
      `case "$*" in */blue/*) region=eastus2 ;; *) region=centralus ;; esac
       echo "{\\"region\\":\\"$region\\",\\"version\\":\\"$DIGEST\\"}"`,
    );
  });
  afterEach(() => shell.remove());

  it('finishes one region, smoke test included, before it begins the next', () => {
    const run = shell.run(rollOut, variables);
    expect({ status: run.status, output: run.status === 0 ? '' : run.output }).toEqual({ status: 0, output: '' });
    const steps = run.calls.map((call) => call.replaceAll(`${shell.folder}/`, ''));
    const of = (name: string) => [
      `az aks get-credentials --resource-group rg-${name} --name aks-${name} --file ${name}.kubeconfig`,
      'kubelogin convert-kubeconfig --login azurecli',
      `az identity show --resource-group rg-${name} --name id-orders-prod-${name}-workload --query clientId --output tsv`,
      `kubectl apply --filename ${name}.yaml`,
      'kubectl rollout status deployment/orders --namespace orders --timeout 15m',
      `curl --fail --silent --show-error --max-time 10 https://orders.z01.azurefd.net/.aks-ha/${name}/default`,
    ];
    expect(steps).toEqual([...of('blue'), ...of('green')]);
  });

  it('applies the image by digest and the Front Door id', () => {
    shell.run(rollOut, variables);
    expect(shell.read('blue.yaml')).toBe(`
image: acrorders.azurecr.io/orders@${digest}
VERSION: ${digest}
value: ${frontDoorId}
`);
  });

  it('lets the workload sign in as the identity of its region', () => {
    shell.write('manifests/prod/green.yaml', `${manifest}client-id: 22222222-2222-2222-2222-222222222222\n`);
    shell.command('az', 'case "$*" in *green-workload*) echo 4b2c ;; *) cat > /dev/null ;; esac');
    shell.run(rollOut, variables);
    expect(shell.read('green.yaml')).toContain('client-id: 4b2c\n');
  });

  it('lets the gateway sign in as the identity of its region, where it has a certificate to read', () => {
    shell.write('manifests/prod/green.yaml', `${manifest}client-id: 11111111-1111-1111-1111-111111111111\n`);
    shell.command('az', 'case "$*" in identity*) echo 7a1d ;; *) cat > /dev/null ;; esac');
    const { calls } = shell.run(rollOut, variables);
    expect(shell.read('green.yaml')).toContain('client-id: 7a1d\n');
    expect(calls.filter((call) => /^az identity .*-gateway /.test(call))).toEqual([
      'az identity show --resource-group rg-green --name id-orders-prod-green-gateway --query clientId --output tsv',
    ]);
  });

  it('goes on to the next region while Front Door knows no way to one that is behind Private Link', () => {
    shell.write('names.tsv', 'rg\tacrorders\tafd-orders\n');
    for (const name of ['blue', 'green']) shell.write(`manifests/prod/${name}.yaml`, `${manifest}azure-pls-create\n`);
    shell.command('az', `case "$*" in *region-green*) echo region-green ;; *afd*) ;; *) cat > /dev/null ;; esac`);
    const run = shell.run(rollOut, variables);
    expect(run.status).toBe(0);
    expect(run.output).toContain('::warning::Front Door has no way to blue yet');
    expect(run.calls.filter((call) => call.startsWith('curl')).join()).toMatch(/^[^,]*\/green\/default$/);
    expect(run.calls).toContain(
      "az afd origin-group list --resource-group rg --profile-name afd-orders --query [?name=='region-blue'].name --output tsv",
    );
  });

  it('leaves regions alone that are to be skipped', () => {
    const run = shell.run(rollOut, { ...variables, SKIP_REGIONS: 'amber, blue' });
    expect(run.status).toBe(0);
    expect(run.calls.join('\n')).not.toContain('blue');
    expect(run.calls.join('\n')).toContain('green');
  });

  it('stops at a region that does not come up, and leaves the next one alone', () => {
    shell.command('kubectl', '[ "$1" != rollout ]');
    const run = shell.run(rollOut, variables);
    expect(run.status).not.toBe(0);
    expect(run.calls.join('\n')).not.toContain('green');
  });

  it('says what to do where a cluster is not there yet', () => {
    shell.command('az', 'exit 3');
    const run = shell.run(rollOut, variables);
    expect(run.status).toBe(1);
    expect(run.output).toContain("::error::prod has no cluster aks-blue yet: run the workflow 'infrastructure'");
  });

  it('stops where the manifest has no place for the image', () => {
    shell.write('manifests/prod/blue.yaml', 'image: other.azurecr.io/billing:1\n');
    const run = shell.run(rollOut, variables);
    expect(run.status).not.toBe(0);
    expect(run.calls.join('\n')).not.toContain('kubectl');
  });

  it('tries again while a new role assignment does not work yet', () => {
    shell.command('kubectl', '[ "$1" != apply ] || [ "$(grep -c "kubectl apply" "$RUNNER_TEMP/calls")" -ge 3 ]');
    const run = shell.run(rollOut, variables);
    expect(run.status).toBe(0);
    expect(run.calls.filter((call) => call.startsWith('kubectl apply'))).toHaveLength(4);
  });

  it.each([
    ['another region', 'westus3', digest],
    ['the image before', 'eastus2', `sha256:${'cd'.repeat(32)}`],
  ])('does not take the answer of %s', (_, region, version) => {
    const answer = JSON.stringify({ region, version });
    // The third attempt ends the script: nobody waits for its deadline here.
    shell.command('curl', `[ "$(grep -c curl "$RUNNER_TEMP/calls")" -lt 3 ] || kill $PPID; echo '${answer}'`);
    const run = shell.run(rollOut, variables);
    expect(run.status).not.toBe(0);
    expect(run.calls.join('\n')).not.toContain('green');
  });
});

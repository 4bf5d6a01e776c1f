import { before, called, deployment, digest, frontDoorId, manifest, RollOut } from './roll-out';

describe('the roll-out of service.yml', () => {
  let rollOut: RollOut;
  beforeEach(() => {
    rollOut = new RollOut();
  });
  afterEach(() => rollOut.shell.remove());

  it('finishes one region, soak included, before it begins the next', () => {
    const run = rollOut.run();
    expect({ status: run.status, output: run.status === 0 ? '' : run.output }).toEqual({ status: 0, output: '' });
    const steps = run.calls
      .map((call) => call.replaceAll(`${rollOut.shell.folder}/`, ''))
      .filter((call, index, all) => !/^(sleep|date)/.test(call) && call !== all[index - 2]);
    const asked = (name: string) =>
      `curl --fail --silent --show-error --max-time 10 https://orders.z01.azurefd.net/.aks-ha/${name}/default`;
    const of = (name: string) => [
      'az login --service-principal --username c --tenant t --password=s --output none',
      'az account set --subscription u',
      `az aks get-credentials --resource-group rg-${name} --name aks-${name} --file ${name}.kubeconfig`,
      'kubelogin convert-kubeconfig --login azurecli',
      `az identity show --resource-group rg-${name} --name id-orders-prod-${name}-workload --query clientId --output tsv`,
      'kubectl get deployment orders --namespace orders --ignore-not-found --output json',
      `kubectl apply --filename ${name}.yaml`,
      'kubectl annotate deployment orders --namespace orders --overwrite create-aks-ha/run=12',
      'kubectl rollout status deployment/orders --namespace orders --timeout 15m',
      asked(name),
      asked(name),
      'kubectl rollout status deployment/orders --namespace orders --timeout 1m',
    ];
    expect(steps).toEqual([...of('blue'), ...of('green'), asked('blue'), asked('green')]);
    expect(run.output).toMatch(/blue has answered\ngreen has answered\n$/);
  });

  it.each([
    ['no workload', undefined],
    ['the placeholder of a manifest', deployment(`acr.azurecr.io/orders@sha256:${'0'.repeat(64)}`)],
  ])('has nothing to roll back to where %s ran before', (_, deployed) => {
    rollOut.cluster('[ "$1" != rollout ]', deployed ?? {});
    if (!deployed) rollOut.shell.write('deployment.json', '');
    const run = rollOut.run();
    expect(run.status).toBe(1);
    expect(run.output).toContain('::error::blue did not come up, and there is nothing to roll back to.');
    expect(called(run.calls, 'kubectl rollout undo')).toEqual([]);
  });

  it('does not overtake: what a later run rolled out stays', () => {
    rollOut.cluster('', deployment('x@sha256:12', { 'create-aks-ha/run': '13' }));
    const run = rollOut.run();
    expect(run.status).toBe(1);
    expect(run.output).toContain('::error::Run 13 has already rolled a later version out in blue.');
    expect(called(run.calls, 'kubectl apply')).toEqual([]);
    rollOut.cluster('', deployment('x@sha256:12', { 'create-aks-ha/run': '11' }));
    expect(rollOut.run().status).toBe(0);
  });

  it('applies the image by digest and the Front Door id', () => {
    rollOut.run();
    expect(rollOut.shell.read('blue.yaml')).toBe(`
image: acrorders.azurecr.io/orders@${digest}
VERSION: ${digest}
value: ${frontDoorId}
`);
  });

  it('lets the workload sign in as the identity of its region', () => {
    rollOut.shell.write('manifests/prod/green.yaml', `${manifest}client-id: 22222222-2222-2222-2222-222222222222\n`);
    rollOut.shell.command('az', 'case "$*" in *green-workload*) echo 4b2c ;; *) cat > /dev/null ;; esac');
    rollOut.run();
    expect(rollOut.shell.read('green.yaml')).toContain('client-id: 4b2c\n');
  });

  it('lets the gateway sign in as the identity of its region, where it has a certificate to read', () => {
    rollOut.shell.write('manifests/prod/green.yaml', `${manifest}client-id: 11111111-1111-1111-1111-111111111111\n`);
    rollOut.shell.command('az', 'case "$*" in identity*) echo 7a1d ;; *) cat > /dev/null ;; esac');
    const { calls } = rollOut.run();
    expect(rollOut.shell.read('green.yaml')).toContain('client-id: 7a1d\n');
    expect(calls.filter((call) => /^az identity .*-gateway /.test(call))).toEqual([
      'az identity show --resource-group rg-green --name id-orders-prod-green-gateway --query clientId --output tsv',
    ]);
  });

  it('goes on to the next region while Front Door knows no way to one that is behind Private Link', () => {
    rollOut.shell.write('names.tsv', 'rg\tacrorders\tafd-orders\n');
    for (const name of ['blue', 'green'])
      rollOut.shell.write(`manifests/prod/${name}.yaml`, `${manifest}azure-pls-create\n`);
    rollOut.shell.command(
      'az',
      `case "$*" in *region-green*) echo region-green ;; *afd*) ;; *) cat > /dev/null ;; esac`,
    );
    const run = rollOut.run({ SOAK_REQUESTS: '0' });
    expect(run.status).toBe(0);
    expect(run.output).toContain('::warning::Front Door has no way to blue yet');
    expect(called(run.calls, 'curl').filter((call) => !call.includes('/green/'))).toEqual([]);
    expect(run.output).not.toContain('blue has answered');
    expect(run.calls).toContain(
      "az afd origin-group list --resource-group rg --profile-name afd-orders --query [?name=='region-blue'].name --output tsv",
    );
  });

  it('changes nothing where a region that is to be skipped is unknown', () => {
    const run = rollOut.run({ SKIP_REGIONS: 'bleu' });
    expect(run.status).not.toBe(0);
    expect(run.output).toContain('prod has no region bleu.');
    expect(run.calls.join('\n')).not.toContain('kubectl');
  });

  it('leaves regions alone that are to be skipped', () => {
    const run = rollOut.run({ SKIP_REGIONS: 'blue,' });
    expect(run.status).toBe(0);
    expect(run.calls.join('\n')).not.toContain('blue');
    expect(run.calls.join('\n')).toContain('green');
  });

  it('says what to do where a cluster is not there yet', () => {
    rollOut.shell.command('az', '[ "$1" != aks ] || exit 3');
    const run = rollOut.run();
    expect(run.status).toBe(1);
    expect(run.output).toContain("::error::prod has no cluster aks-blue yet: run the workflow 'infrastructure'");
  });

  it('stops where the manifest has no place for the image', () => {
    rollOut.shell.write('manifests/prod/blue.yaml', 'image: other.azurecr.io/billing:1\n');
    const run = rollOut.run();
    expect(run.status).toBe(1);
    expect(run.output).toContain('::error::manifests/prod/blue.yaml has no place for the image');
    expect(run.calls.join('\n')).not.toContain('kubectl');
  });

  it('tries again while a new role assignment does not work yet', () => {
    rollOut.cluster('[ "$1" != apply ] || [ "$(grep -c "kubectl apply" "$RUNNER_TEMP/calls")" -ge 3 ]');
    const run = rollOut.run();
    expect(run.status).toBe(0);
    expect(called(run.calls, 'kubectl apply')).toHaveLength(4);
  });

  it.each([
    ['another region', 'westus3', digest],
    ['the image before', 'eastus2', before],
  ])('does not take the answer of %s', (_, region, version) => {
    const answer = JSON.stringify({ region, version });
    rollOut.shell.command('curl', `grep -q 'rollout undo' "$RUNNER_TEMP/calls" || echo '${answer}'`);
    const run = rollOut.run();
    expect(run.status).toBe(1);
    expect(run.output).toContain(`blue answered: ${answer}`);
    expect(run.calls.join('\n')).not.toContain('green');
    // For a quarter of an hour, before it is rolled back.
    const undo = run.calls.findIndex((call) => call.startsWith('kubectl rollout undo'));
    expect(called(run.calls.slice(0, undo), 'curl')).toHaveLength(1 + 900 / 15);
  });
});

import { Shell } from './shell';
import { actionFile } from './workflow';

/** What is rolled out. */
export const digest = `sha256:${'ab'.repeat(32)}`;
/** What runs before. */
export const before = `sha256:${'cd'.repeat(32)}`;
export const frontDoorId = '5f1f2f3f-0000-4000-8000-123456789abc';

const variables = {
  AZURE_SP_CREDENTIALS: JSON.stringify({ clientId: 'c', clientSecret: 's', tenantId: 't', subscriptionId: 'u' }),
  DIGEST: digest,
  ENVIRONMENT: 'prod',
  ERROR_BUDGET_PERCENT: '10',
  FRONT_DOOR_HOST: 'orders.z01.azurefd.net',
  FRONT_DOOR_ID: frontDoorId,
  REGISTRY: 'acrorders.azurecr.io',
  SOAK_REQUESTS: '3',
  WORKLOAD: 'orders',
};

export const manifest = `
image: acrplaceholder.azurecr.io/orders@sha256:${'0'.repeat(64)}
VERSION: sha256:${'0'.repeat(64)}
value: 00000000-0000-0000-0000-000000000000
`;

/** A Deployment as kubectl shows it. */
export function deployment(image: string, annotations: Record<string, string> = {}): object {
  const containers = [
    { name: 'proxy', image: 'proxy@sha256:1' },
    { name: 'orders', image },
  ];
  return {
    metadata: { annotations: { 'deployment.kubernetes.io/revision': '7', ...annotations } },
    spec: { template: { spec: { containers } } },
  };
}

/** The roll-out of service.yml in two regions, blue and green, where all is well unless a test says otherwise. */
export class RollOut {
  public readonly shell = new Shell();

  constructor() {
    const region = (name: string, location: string) => ({ name, location, aksClusterName: `aks-${name}` });
    const regions = [region('blue', 'eastus2'), region('green', 'centralus')];
    const environments = { prod: { resourceGroup: 'rg', regions }, staging: { resourceGroup: 'other', regions: [] } };
    this.shell.write('devops/config/variables.json', JSON.stringify({ environments }));
    for (const { name } of regions) this.shell.write(`manifests/prod/${name}.yaml`, manifest);
    // It reads its input to the end: the loop must not lose its regions to it.
    this.shell.command('az', 'cat > /dev/null');
    this.shell.command('kubelogin', 'cat > /dev/null');
    // A clock that only sleeping moves.
    this.shell.write('clock', '0');
    this.shell.command('sleep', 'echo $(($(cat "$RUNNER_TEMP/clock") + $1)) > "$RUNNER_TEMP/clock"');
    this.shell.command('date', 'cat "$RUNNER_TEMP/clock"');
    this.cluster('cat > /dev/null');
    this.answers();
  }

  public run(more: Record<string, string> = {}) {
    return this.shell.runFile(actionFile('roll-out/roll-out.sh'), { ...variables, ...more });
  }

  /** A cluster in which something runs, or nothing, and lines of bash for whatever it is asked beside that. */
  public cluster(rest = '', running: object | undefined = deployment(`acrorders.azurecr.io/orders@${before}`)): void {
    this.shell.write('deployment.json', JSON.stringify(running));
    this.shell.command('kubectl', `if [ "$1" = get ]; then cat "$RUNNER_TEMP/deployment.json"; exit; fi\n${rest}`);
  }

  /** A cluster in which the workload was never rolled out. */
  public emptyCluster(rest: string): void {
    this.cluster(rest);
    this.shell.write('deployment.json', '');
  }

  /** Routes that answer as the new version, once lines of bash have had their say. */
  public answers(first = ''): void {
    this.shell.command(
      'curl',
      `version="$DIGEST"
       case "$*" in */blue/*) region=eastus2 ;; *) region=centralus ;; esac
       ${first}
       echo "{\\"region\\":\\"$region\\",\\"version\\":\\"$version\\"}"`,
    );
  }
}

/** The calls that begin so. */
export function called(calls: readonly string[], beginning: string): string[] {
  return calls.filter((call) => call.startsWith(beginning));
}

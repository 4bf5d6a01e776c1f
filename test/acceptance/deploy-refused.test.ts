import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bicepPath } from '../toolchain/bicep';
import { type Run, runProgram } from './built-program';
import { type GeneratedRepository, generateOnce } from './generated-once';

/** Simulated seconds in one of the machine's. */
const SCALE = '240';

let repository: GeneratedRepository;
let root: string;
beforeAll(() => {
  repository = generateOnce();
  root = repository.root;
}, 300_000);
afterEach(() => repository.restore());

/** `deploy` in a rehearsal with faults. */
function deploy(faults: readonly string[], ...args: string[]): Promise<Run> {
  const given = faults.flatMap((fault) => ['--fault', fault]);
  return runProgram(['deploy', '--rehearse', '--environment', 'prod', '--yes', ...given, ...args], {
    cwd: root,
    env: { BICEP_PATH: bicepPath(), HOME: process.env.HOME ?? '', AKS_HA_REHEARSAL_SCALE: SCALE },
  });
}

/** Edits a file of the repository. */
function edit(path: string, change: (text: string) => string): void {
  writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));
}

/** What is told, in any order, each with its fix. */
function expectTold({ stderr }: Run, told: readonly (string | RegExp)[]): void {
  for (const each of told) expect(stderr).toEqual(expect.stringMatching(each));
}

function registryName(): string {
  const variables = JSON.parse(readFileSync(join(root, 'devops/config/variables.json'), 'utf8'));
  return variables.environments.prod.containerRegistryName;
}

describe('before anything is changed', () => {
  it('a name that is taken, no quota, and a size that a zone does not have are told at once, each with its fix', async () => {
    const faults = [`name-taken:${registryName()}`, 'quota:eastus2', 'size-not-offered:centralus/Standard_D4pds_v5/3'];
    const run = await deploy(faults);
    expect(run.status).toBe(3);
    expectTold(run, [
      /Error E610: Nothing was changed; found \d obstacles:/,
      /names: The registry name \w+ is taken.*\n +→ Choose another environments\.prod\.containerRegistryName/,
      /quota: eastus2 has room for 10 vCPUs of Dpdsv5.*\n +→ Ask for 24 vCPUs/,
      /node sizes: Standard_D4pds_v5 is not offered in zone 3 of green \(centralus\)\.\n +→ Choose another nodeSize/,
    ]);
    // Azure's own word on the same is not told beside it.
    expect(run.stderr).not.toContain('validation:');
  }, 60_000);

  it('a provider that Azure does not register is told after its ten minutes', async () => {
    const run = await deploy(['not-registered:Microsoft.Cdn']);
    expect(run.status).toBe(3);
    expectTold(run, [/providers: .*Microsoft\.Cdn.*\n +→ az provider register --wait --namespace Microsoft\.Cdn/]);
  }, 60_000);

  it('rights that are missing are told by name, with the roles that have them', async () => {
    const run = await deploy(['no-rights']);
    expect(run.status).toBe(5);
    expectTold(run, [
      /Error E604/,
      /lacks .*managedClusters\/write.*\n +→ .*--role "Contributor"/,
      /lacks Microsoft\.Authorization\/roleAssignments\/write\.\n +→ .*"Role Based Access Control Administrator"/,
    ]);
  }, 60_000);

  it('mistakes in Bicep, charts and the Dockerfile are told with their places', async () => {
    const before = readFileSync(join(root, 'devops/bicep/workload.bicep'), 'utf8').split('\n').length;
    appendFileSync(join(root, 'devops/bicep/workload.bicep'), "param broken int = 'text'\n");
    edit('charts/main.ts', (text) => `const broken = ;\n${text}`);
    edit('service/Dockerfile', (text) => `${text}FROM --platform=linux/amd64 scratch\n`);
    const run = await deploy([]);
    expect(run.status).toBe(3);
    expectTold(run, [
      new RegExp(`devops/bicep/workload\\.bicep:${before}:\\d+ BCP\\d+: .*\n +→ Mend`),
      /charts\/main\.ts:1:\d+/,
      /image: service\/Dockerfile builds for linux\/amd64/,
    ]);
  }, 60_000);
});

describe('on the way', () => {
  it('a program that crashes, and a cluster that gives no answer, are told with their reasons', async () => {
    const run = await deploy(['crash-loop:aks-orders-prod-blue', 'api-server-unreachable:aks-orders-prod-green']);
    expect(run.status).toBe(4);
    expectTold(run, [
      /manifests blue failed after .*does not come up in aks-orders-prod-blue/,
      /manifests green failed after .*aks-orders-prod-green can't be reached/,
      /Error E62[25]/,
    ]);
    expect(run.stderr).not.toMatch(/Live in/);
  }, 120_000);

  it('and once they are mended, the same command goes on from there', async () => {
    const run = await deploy([]);
    expect(run.status).toBe(0);
    expectTold(run, [/infrastructure: nothing to do/, /Live in 2 regions \(blue, green\)/]);
  }, 120_000);
});

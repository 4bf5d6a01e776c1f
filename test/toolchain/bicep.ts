import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { BICEP_VERSION, RESTORE_PROJECT, restoredBicep } from '../../src/deployment/bicep/restore-bicep';

/** What a run of the Bicep CLI gave. `status` is null when the process was killed. */
export interface BicepRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A resource that a deployment would create. What only Azure knows stays an expression: a string that starts with `[`. */
export interface PredictedResource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly zones?: readonly string[];
  readonly sku?: { readonly name: string; readonly tier?: string };
  // The shape belongs to the resource type; tests say what they expect of it.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly properties: any;
}

/** The subscription that snapshots are made for. */
export const subscriptionId = '00000000-0000-0000-0000-000000000001';

const folder = join(__dirname, '..', '..', 'node_modules', '.cache', 'bicep');
const executable = process.platform === 'win32' ? 'bicep.exe' : 'bicep';

let found: string | undefined;

/**
 * Path of a Bicep CLI: `$BICEP_PATH`, PATH, `~/.azure/bin`, an earlier restore, or a restore now.
 * What is found on the machine counts from the pinned version on: older ones don't know our API versions.
 * @throws Error with the ways out when there is none.
 */
export function bicepPath(): string {
  found ??= fromEnvironment() ?? fromMachine() ?? restored() ?? restore();
  return found;
}

/** Runs the CLI and waits for it. */
export function runBicep(args: readonly string[]): BicepRun {
  const { status, stdout, stderr, error } = spawnSync(bicepPath(), args, { encoding: 'utf8', maxBuffer: 256 << 20 });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Every resource that a deployment with this parameter file would create, worked out without Azure. */
export function snapshot(bicepparamPath: string): PredictedResource[] {
  const run = runBicep(['snapshot', bicepparamPath, '--subscription-id', subscriptionId, '--location', 'eastus2']);
  if (run.status !== 0) throw new Error(`bicep snapshot ${bicepparamPath} failed:\n${run.stderr}${run.stdout}`);
  const file = bicepparamPath.replace(/\.bicepparam$/, '.snapshot.json');
  const { predictedResources } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return predictedResources;
}

function fromEnvironment(): string | undefined {
  const path = process.env.BICEP_PATH;
  if (path && !isExecutable(path)) throw new Error(`BICEP_PATH is ${path}, which is no executable file`);
  return path || undefined;
}

function fromMachine(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), join(homedir(), '.azure', 'bin')];
  return folders
    .map((folder) => join(folder, executable))
    .filter(isExecutable)
    .find((path) => isAtLeast(BICEP_VERSION, spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout));
}

function isAtLeast(minimum: string, output: string | null): boolean {
  const actual = /\d+\.\d+\.\d+/.exec(output ?? '')?.[0];
  return actual !== undefined && actual.localeCompare(minimum, 'en', { numeric: true }) >= 0;
}

function restored(): string | undefined {
  const path = restoredBicep(folder);
  // A package has no file modes.
  if (path !== undefined) chmodSync(path, 0o755);
  return path;
}

function restore(): string {
  const scratch = mkdtempSync(join(tmpdir(), 'bicep-restore-'));
  try {
    const project = join(scratch, 'bicep.csproj');
    writeFileSync(project, RESTORE_PROJECT);
    const args = ['restore', project, '--packages', folder];
    const run = spawnSync('dotnet', args, { encoding: 'utf8', env: { ...process.env, DOTNET_NOLOGO: '1' } });
    const path = run.status === 0 ? restored() : undefined;
    if (path) return path;
    const reason = run.error ? 'dotnet is not there either' : `dotnet restore failed:\n${run.stdout}${run.stderr}`;
    throw new Error(
      `No Bicep CLI ${BICEP_VERSION} or newer in BICEP_PATH, PATH or ~/.azure/bin, and ${reason}\n` +
        'Install it (az bicep install), set BICEP_PATH, or install the .NET SDK.',
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Git ignores it, and a second run finds there what the first one built. */
const cache = join(__dirname, '../../../node_modules/.cache/create-aks-ha');

/** Builds a program of this folder, and gives the path of what `dotnet` runs. */
export function buildProgram(name: 'engine' | 'parser'): string {
  const built = join(cache, `powershell-${name}`);
  const project = [join(__dirname, name), '--configuration', 'Release', '--verbosity', 'quiet', '--nologo'];
  const build = dotnet(
    'build',
    ...project,
    '--output',
    built,
    `--property:BaseIntermediateOutputPath=${built}-intermediate/`,
  );
  if (build.status !== 0) throw new Error(`${name} could not be built:\n${build.stdout}${build.stderr}`);
  return join(built, `${name}.dll`);
}

export function dotnet(...args: string[]) {
  const run = spawnSync('dotnet', args, {
    encoding: 'utf8',
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
  });
  if (run.error) throw new Error(`The .NET SDK is needed for PowerShell: ${run.error.message}`);
  return run;
}

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../generation/run-command';
import { cacheFolder } from './cache-folder';

/** The version that everything here is tested with. */
export const BICEP_VERSION = '0.49.2';

/** Nothing is built: what a restore of it fetches is Microsoft's own package of the compiler, which NuGet checks. */
export const RESTORE_PROJECT = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net8.0</TargetFramework>
    <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="Azure.Bicep.CommandLine.$(NETCoreSdkPortableRuntimeIdentifier)" Version="[${BICEP_VERSION}]" />
  </ItemGroup>
</Project>
`;
const EXECUTABLE = process.platform === 'win32' ? 'bicep.exe' : 'bicep';

/** Where a compiler is kept that was fetched once: for whoever runs this, and all repositories. */
export function restoreFolder(env?: NodeJS.ProcessEnv, home?: string): string {
  return cacheFolder('bicep', env, home);
}

/** Path of a compiler that was fetched before, or `undefined`. */
export function restoredBicep(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const packages = readdirSync(folder).filter((name) => name.startsWith('azure.bicep.commandline.'));
  return packages
    .map((name) => join(folder, name, BICEP_VERSION))
    .filter((place) => existsSync(join(place, '.nupkg.metadata')))
    .map((place) => join(place, 'tools', EXECUTABLE))
    .find((path) => existsSync(path));
}

export interface RestoreProps {
  /** Where it is kept. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fetches the compiler with the .NET SDK, which takes some seconds, once.
 *
 * @returns its path, or `undefined` where there is no SDK, or nothing can be fetched
 */
export async function restoreBicep({ folder, env, signal }: RestoreProps): Promise<string | undefined> {
  const scratch = mkdtempSync(join(tmpdir(), 'create-aks-ha-bicep-'));
  try {
    const project = join(scratch, 'bicep.csproj');
    writeFileSync(project, RESTORE_PROJECT);
    mkdirSync(folder, { recursive: true });
    const quiet = { DOTNET_NOLOGO: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1' };
    await runCommand('dotnet', ['restore', project, '--packages', folder], {
      cwd: scratch,
      env: { ...env, ...quiet },
      signal,
    });
    const path = restoredBicep(folder);
    // A package has no file modes.
    if (path !== undefined) chmodSync(path, 0o755);
    return path;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What PowerShell's own parser says of a script. */
export interface ParsedScript {
  readonly name: string;
  /** `line:column message` */
  readonly errors: string[];
  readonly requiredVersion: string | null;
  readonly statements: string[];
  readonly parameters: { name: string; type: string; attributes: string[] }[] | null;
  readonly commands: { name: string; function: string | null }[];
}

const repository = join(__dirname, '../../..');
export const scriptsFolder = join(repository, 'templates/scripts');
/** Git ignores it, and a second run finds the built parser there. */
const built = join(repository, 'node_modules/.cache/create-aks-ha/powershell-parser');

export function parse(files = scripts()): ParsedScript[] {
  const build = dotnet(
    'build',
    join(__dirname, 'parser'),
    '--configuration',
    'Release',
    '--verbosity',
    'quiet',
    '--nologo',
    '--output',
    built,
    `--property:BaseIntermediateOutputPath=${built}-intermediate/`,
  );
  if (build.status !== 0)
    throw new Error(`The parser of PowerShell could not be built:\n${build.stdout}${build.stderr}`);
  const run = dotnet(join(built, 'parser.dll'), ...files);
  if (run.status !== 0) throw new Error(`The parser of PowerShell failed:\n${run.stderr}`);
  return JSON.parse(run.stdout);
}

export function scripts(): string[] {
  return readdirSync(scriptsFolder)
    .sort()
    .map((name) => join(scriptsFolder, name));
}

function dotnet(...args: string[]) {
  const run = spawnSync('dotnet', args, {
    encoding: 'utf8',
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
  });
  if (run.error) throw new Error(`The .NET SDK is needed to parse PowerShell: ${run.error.message}`);
  return run;
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram, dotnet } from './dotnet';

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

export const scriptsFolder = join(__dirname, '../../../templates/scripts');

export function parse(files = scripts()): ParsedScript[] {
  const run = dotnet(buildProgram('parser'), ...files);
  if (run.status !== 0) throw new Error(`The parser of PowerShell failed:\n${run.stderr}`);
  return JSON.parse(run.stdout);
}

export function scripts(): string[] {
  return readdirSync(scriptsFolder)
    .sort()
    .map((name) => join(scriptsFolder, name));
}

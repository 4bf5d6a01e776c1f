import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../../src/configuration';
import { configurationOf } from '../../blueprints/diagram/configurations';
import { Shell } from '../workflows/shell';
import { buildProgram } from './dotnet';
import { scriptsFolder } from './parsed-script';

/** Built once, for the first repository that a test file makes. */
let engine: string | undefined;

/** A repository of `orders` with as many regions, in which scripts run against commands of the test. */
export class ScriptRepository {
  public readonly shell = new Shell();
  public readonly environment = configurationOf(2).environments[0] as Environment;

  constructor() {
    engine ??= buildProgram('engine');
    const { home: _, ...environment } = this.environment;
    cpSync(scriptsFolder, join(this.shell.folder, 'devops/scripts'), { recursive: true });
    const variables = { workload: 'orders', environments: { prod: environment } };
    this.shell.write('devops/config/variables.json', JSON.stringify(variables));
    for (const { name } of environment.regions) this.shell.write(`manifests/prod/${name}.yaml`, MANIFEST);
    this.shell.write('service/Dockerfile', 'FROM --platform=$BUILDPLATFORM python AS build\nFROM python\n');
    this.shell.command('sleep', '');
  }

  /** az by what it answers to the beginning of its arguments, and fails with `exit n` lines. */
  public az(answers: Record<string, string>): void {
    const cases = Object.entries(answers).map(([beginning, answer]) => `"${beginning}"*) ${answer} ;;`);
    this.shell.command('az', `case "$*" in\n${cases.join('\n')}\nesac`);
  }

  /** Runs a script with its parameters in the engine of PowerShell. */
  public run(script: string, parameters: Record<string, unknown>) {
    const file = join(this.shell.folder, 'devops/scripts', `${script}.ps1`);
    const { status, stdout, stderr } = spawnSync('dotnet', [engine as string, file, JSON.stringify(parameters)], {
      cwd: this.shell.folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${join(this.shell.folder, 'bin')}:${process.env.PATH}`,
        RUNNER_TEMP: this.shell.folder,
        TMPDIR: this.shell.folder,
      },
    });
    let calls: string[] = [];
    try {
      calls = this.shell.read('calls').trim().split('\n');
    } catch {
      // None were made.
    }
    return { status, stdout, stderr, calls };
  }
}

const MANIFEST = `
kubernetes.io/arch: arm64
image: acrplaceholder.azurecr.io/orders@sha256:${'0'.repeat(64)}
VERSION: sha256:${'0'.repeat(64)}
front-door: 00000000-0000-0000-0000-000000000000
client-id: 22222222-2222-2222-2222-222222222222
`;

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PredictedResource, subscriptionId } from '../../toolchain/bicep';
import { BicepSession } from './bicep-session';
import { compiledMain } from './compiled-main';

/** A variables.json and a parameter file beside it, as they stand in devops/. */
export interface Given {
  readonly variables: unknown;
  /** As it is generated: `using './main.bicep'`, which the compiled template stands for. */
  readonly parameters: string;
}

/** Says what parameter files make of the templates. One Bicep CLI answers for all: each start would take seconds. */
export class Expander {
  private readonly root = mkdtempSync(join(tmpdir(), 'expansions-'));
  private readonly session: BicepSession;
  private asked = 0;

  constructor() {
    mkdirSync(join(this.root, 'bicep'));
    copyFileSync(compiledMain(), join(this.root, 'bicep', 'main.json'));
    this.session = new BicepSession();
  }

  /** All resources that a deployment would make. */
  async resources(given: Given): Promise<readonly PredictedResource[]> {
    const path = this.write(given);
    const metadata = { subscriptionId, location: 'eastus2' };
    const { snapshot } = await this.session.ask<{ snapshot: string }>('getSnapshot', { path, metadata });
    const { predictedResources, diagnostics } = JSON.parse(snapshot);
    if (diagnostics?.length) throw new Error(`${path}: ${JSON.stringify(diagnostics)}`);
    return predictedResources;
  }

  /** The parameters as ARM gets them. */
  async parameters(given: Given): Promise<string> {
    const path = this.write(given);
    const run = await this.session.ask<{ success: boolean; diagnostics: unknown[]; parameters?: string }>(
      'compileParams',
      { path, parameterOverrides: {} },
    );
    if (!run.success || run.diagnostics.length > 0 || !run.parameters)
      throw new Error(`${path}: ${JSON.stringify(run.diagnostics)}`);
    return run.parameters;
  }

  /** Ends the CLI and removes every file. */
  async end(): Promise<void> {
    await this.session.end();
    rmSync(this.root, { recursive: true, force: true });
  }

  private write({ variables, parameters }: Given): string {
    const folder = join(this.root, `${++this.asked}`);
    for (const name of ['config', 'bicep']) mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'config', 'variables.json'), JSON.stringify(variables));
    const path = join(folder, 'bicep', 'given.bicepparam');
    writeFileSync(path, parameters.replace("'./main.bicep'", "'../../bicep/main.json'"));
    return path;
  }
}

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bicepParameters } from '../../../src/blueprints/bicep-parameters';
import { type Environment, parseVariables } from '../../../src/configuration';
import { type PredictedResource, runBicep, subscriptionId } from '../../toolchain/bicep';
import { BicepSession } from './bicep-session';
import type { CompiledTemplate } from './compiled-template';
import { literal, templates } from './fixtures';

/** What one environment becomes. */
export class Prediction {
  constructor(
    readonly environment: Environment,
    readonly resources: readonly PredictedResource[],
    /** The parameters as ARM gets them. */
    readonly parameters: string,
  ) {}

  /** All resources of a type, or those of one resource group. */
  readonly all = (type: string, resourceGroup?: string): PredictedResource[] => {
    const group = resourceGroup && `${groupId(resourceGroup)}/`;
    return this.resources.filter((r) => r.type === type && (!group || r.id.includes(group)));
  };
}

/** Resource id of a resource group. */
export const groupId = (name: string): string => `/subscriptions/${subscriptionId}/resourceGroups/${name}`;

/** The templates, compiled once. Says what any variables.json becomes: through the parser, the parameter files and Bicep. */
export class Predictor {
  readonly template: CompiledTemplate;
  private readonly root = mkdtempSync(join(tmpdir(), 'predictions-'));
  private readonly session: BicepSession;
  private made = 0;

  constructor() {
    cpSync(templates, join(this.root, 'bicep'), { recursive: true });
    const build = runBicep(['build', join(this.root, 'bicep', 'main.bicep')]);
    if (build.status !== 0) {
      rmSync(this.root, { recursive: true });
      throw new Error(build.stderr);
    }
    this.template = JSON.parse(readFileSync(join(this.root, 'bicep', 'main.json'), 'utf8'));
    this.session = new BicepSession();
  }

  /**
   * The environments of a variables.json, in its order.
   * @param more further parameters of main.bicep, as a deployment passes them
   * @throws ConfigurationError where the parser refuses it, Error where Bicep does.
   */
  async predict(variables: unknown, more: (environment: Environment) => object = () => ({})): Promise<Prediction[]> {
    const { environments } = parseVariables(variables, 'test');
    const folder = join(this.root, `${++this.made}`);
    mkdirSync(join(folder, 'config'), { recursive: true });
    mkdirSync(join(folder, 'bicep'));
    writeFileSync(join(folder, 'config', 'variables.json'), JSON.stringify(variables));
    const predictions: Prediction[] = [];
    for (const environment of environments) {
      const path = join(folder, 'bicep', `${environment.name}.bicepparam`);
      // The compiled template: compiling main.bicep again for each would take seconds.
      const generated = bicepParameters(environment).replace("'./main.bicep'", "'../../bicep/main.json'");
      const passed = Object.entries(more(environment)).map(([name, value]) => `param ${name} = ${literal(value)}\n`);
      writeFileSync(path, [generated, ...passed].join(''));
      predictions.push(new Prediction(environment, await this.snapshot(path), await this.buildParameters(path)));
    }
    rmSync(folder, { recursive: true });
    return predictions;
  }

  /** Ends the CLI and removes every file. */
  async end(): Promise<void> {
    await this.session.end();
    rmSync(this.root, { recursive: true, force: true });
  }

  private async snapshot(path: string): Promise<readonly PredictedResource[]> {
    const metadata = { subscriptionId, location: 'eastus2' };
    const { snapshot } = await this.session.ask<{ snapshot: string }>('getSnapshot', { path, metadata });
    const { predictedResources, diagnostics } = JSON.parse(snapshot);
    if (diagnostics?.length) throw new Error(`${path}: ${JSON.stringify(diagnostics)}`);
    return predictedResources;
  }

  private async buildParameters(path: string): Promise<string> {
    const run = await this.session.ask<{ success: boolean; diagnostics: unknown[]; parameters?: string }>(
      'compileParams',
      { path, parameterOverrides: {} },
    );
    if (!run.success || run.diagnostics.length > 0 || !run.parameters)
      throw new Error(`${path}: ${JSON.stringify(run.diagnostics)}`);
    return run.parameters;
  }
}

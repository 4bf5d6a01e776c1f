import { readFileSync } from 'node:fs';
import { bicepParameters } from '../../../src/blueprints/bicep-parameters';
import { type Environment, parseVariables } from '../../../src/configuration';
import { type PredictedResource, subscriptionId } from '../../toolchain/bicep';
import { compiledMain } from './compiled-main';
import type { CompiledTemplate } from './compiled-template';
import { Expander } from './expander';
import { literal } from './literal';

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

/** Says what any variables.json becomes: through the parser, the parameter files and Bicep. */
export class Predictor {
  readonly template: CompiledTemplate = JSON.parse(readFileSync(compiledMain(), 'utf8'));
  private readonly expander = new Expander();

  /**
   * The environments of a variables.json, in its order.
   * @param more further parameters of main.bicep, as a deployment passes them
   * @throws ConfigurationError where the parser refuses it, Error where Bicep does.
   */
  async predict(variables: unknown, more: (environment: Environment) => object = () => ({})): Promise<Prediction[]> {
    const { environments } = parseVariables(variables, 'test');
    const predictions: Prediction[] = [];
    for (const environment of environments) {
      const passed = Object.entries(more(environment)).map(([name, value]) => `param ${name} = ${literal(value)}\n`);
      const given = { variables, parameters: [bicepParameters(environment), ...passed].join('') };
      const resources = await this.expander.resources(given);
      predictions.push(new Prediction(environment, resources, await this.expander.parameters(given)));
    }
    return predictions;
  }

  /** Ends the CLI and removes every file. */
  end(): Promise<void> {
    return this.expander.end();
  }
}

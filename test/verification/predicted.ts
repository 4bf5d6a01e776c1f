import { parseVariables } from '../../src/configuration';
import { predictResources } from '../../src/deployment/bicep/predict-resources';
import type { Resource, Resources } from '../../src/verification/infrastructure/resources';
import { Repository } from '../blueprints/repository';
import { bicepPath } from '../toolchain/bicep';
import { variablesOf } from './judged';

/** What the emitted Bicep makes of a variables.json, worked out by the real compiler. */
export async function predict(variables: object = variablesOf(['eastus2', 'centralus'])): Promise<Resources> {
  const repository = new Repository();
  repository.write('devops/config/variables.json', JSON.stringify(variables));
  try {
    repository.synth();
    const [environment] = parseVariables(variables, 'test').environments;
    return await predictResources({
      bicep: bicepPath(),
      root: repository.folder,
      environment: 'prod',
      location: environment?.regions[0]?.location ?? '',
    });
  } finally {
    repository.remove();
  }
}

/** The same resources, those of a type changed. */
export function changed(
  resources: Resources,
  type: string,
  change: (properties: Resource['properties'], resource: Resource) => object,
  // biome-ignore lint/suspicious/noExplicitAny: what a resource holds beside its properties
  beside: any = {},
): Resources {
  const found = resources.filter((resource) => resource.type === type);
  if (found.length === 0) throw new Error(`no ${type}`);
  return resources.map((resource) =>
    resource.type === type
      ? { ...resource, ...beside, properties: { ...resource.properties, ...change(resource.properties, resource) } }
      : resource,
  );
}

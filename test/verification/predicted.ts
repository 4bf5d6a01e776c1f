import { parseVariables } from '../../src/configuration';
import { predictResources } from '../../src/deployment/bicep/predict-resources';
import type { Resource, Resources } from '../../src/verification/infrastructure/resources';
import { Repository } from '../blueprints/repository';
import { bicepPath } from '../toolchain/bicep';

/** What the emitted Bicep makes, worked out by the real compiler. */
export async function predict(regions = 'eastus2,centralus'): Promise<Resources> {
  const repository = new Repository().synth({ name: 'orders', regions: [regions] });
  try {
    const variables = JSON.parse(repository.read('devops/config/variables.json'));
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

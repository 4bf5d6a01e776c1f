import { FLAGS } from '../src/cli/flags';

/** The options as jsii writes them down: lists take commas and repetition. */
const PROPERTIES = Object.entries(FLAGS).map(([name, { description }]) => ({
  name,
  optional: true,
  type:
    name === 'name' || name === 'routing'
      ? { primitive: 'string' }
      : { collection: { kind: 'array', elementtype: { primitive: 'string' } } },
  docs: { summary: description },
}));

/**
 * All that `projen new --from create-aks-ha` reads of the package, made by hand: jsii itself would want its own compiler.
 *
 * @param version of the package
 */
export function jsiiManifest(version: string) {
  return {
    schema: 'jsii/0.10.0',
    name: 'create-aks-ha',
    version,
    types: {
      'create-aks-ha.AksHaProject': {
        assembly: 'create-aks-ha',
        base: 'projen.javascript.NodeProject',
        fqn: 'create-aks-ha.AksHaProject',
        kind: 'class',
        name: 'AksHaProject',
        docs: { summary: 'A highly available microservice on Azure Kubernetes Service.' },
        initializer: { parameters: [{ name: 'options', type: { fqn: 'create-aks-ha.AksHaAnswers' } }] },
      },
      'create-aks-ha.AksHaAnswers': {
        assembly: 'create-aks-ha',
        datatype: true,
        fqn: 'create-aks-ha.AksHaAnswers',
        kind: 'interface',
        name: 'AksHaAnswers',
        properties: PROPERTIES,
      },
    },
  };
}

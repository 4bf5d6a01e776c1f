import { defaultSpace } from './address-space';
import type { Configuration, Environment } from './configuration';
import { FORMAT } from './format/migrations';
import type { EnvironmentVariables, Variables } from './variables-schema';

/** The answers of a Configuration, as variables.json holds them: exactly those, and nothing that follows from them. */
export function toVariables(configuration: Configuration): Variables {
  return {
    $schema: './variables.schema.json',
    version: FORMAT,
    workload: configuration.workload,
    ...(configuration.service.isOwn ? { serviceDirectory: configuration.service.directory } : {}),
    environments: Object.fromEntries(
      configuration.environments.map((environment) => [environment.name, answersOf(environment)]),
    ),
  };
}

function answersOf(environment: Environment): EnvironmentVariables {
  const { name, resourceGroup, containerRegistryName, frontDoorName, routing, addressSpace } = environment;
  return {
    resourceGroup,
    containerRegistryName,
    frontDoorName,
    routing,
    alertEmails: [...environment.alertEmails],
    nodeSize: { system: environment.nodeSize.system, user: environment.nodeSize.user },
    ...(addressSpace === defaultSpace(name) ? {} : { addressSpace }),
    ...environment.given,
    regions: environment.regions.map(({ name, location, aksClusterName, kubernetesVersion, drained }) => ({
      name,
      location,
      aksClusterName,
      zones: ['1', '2', '3'],
      ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
      ...(drained === undefined ? {} : { drained }),
    })),
  };
}

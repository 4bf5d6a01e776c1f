import { defaultSpace } from './address-space';
import type { Configuration, Environment, Region } from './configuration';
import { distinctFixes } from './distinct-fixes';
import { drainedRegionProblems } from './drained-regions';
import { networkProblems } from './network-overlaps';
import { ConfigurationError } from './problem';
import { findRegion, type UsableRegion } from './region-catalogue';
import { repeatedAnswers } from './repeated-answers';
import { resourceGroupProblems } from './resource-groups';
import { DEFAULT_SERVICE_DIRECTORY } from './service-directory';
import { apiServerProblems } from './settings/api-server';
import { deploymentSizeProblems } from './settings/deployment-size';
import { nodeCountProblems } from './settings/node-count';
import { originCertificateProblems } from './settings/origin-certificate';
import { givenSettings, resolveSettings } from './settings/settings';
import { shapeProblems } from './shape';
import { deriveStamp } from './stamp';
import type { EnvironmentVariables, Variables } from './variables-schema';
import { watchingLocation } from './watching-location';

/**
 * Turns the content of variables.json into a Configuration.
 *
 * @param document parsed JSON, from wherever it came
 * @param where what the document is called in an error, e.g. `devops/config/variables.json`
 * @throws ConfigurationError with every problem, each with what would do instead
 */
export function parseVariables(document: unknown, where: string): Configuration {
  const problems = [
    ...shapeProblems(document),
    ...repeatedAnswers(document),
    ...resourceGroupProblems(document),
    ...networkProblems(document),
    ...nodeCountProblems(document),
    ...apiServerProblems(document),
    ...originCertificateProblems(document),
    ...drainedRegionProblems(document),
  ];
  // What is too long by itself is told already.
  const sizes = problems.length > 0 ? [] : deploymentSizeProblems(document);
  const all = [...problems, ...sizes];
  if (all.length > 0) throw new ConfigurationError(distinctFixes(document, all), where);
  const { workload, serviceDirectory, environments } = document as Variables;
  return {
    workload,
    service: { directory: serviceDirectory ?? DEFAULT_SERVICE_DIRECTORY, isOwn: serviceDirectory !== undefined },
    environments: Object.entries(environments).map(([name, variables]) => environment(workload, name, variables)),
  };
}

function environment(workload: string, name: string, variables: EnvironmentVariables): Environment {
  const addressSpace = variables.addressSpace ?? defaultSpace(name);
  const { resourceGroup, containerRegistryName, frontDoorName, routing, alertEmails, nodeSize } = variables;
  const given = givenSettings(variables);
  const regions = variables.regions.map((region): Region => {
    const names = {
      workload,
      environment: name,
      resourceGroup,
      containerRegistryName,
      addressSpace,
      region: region.name,
    };
    return { ...region, stamp: deriveStamp(names, findRegion(region.location) as UsableRegion) };
  });
  const named = { name, resourceGroup, containerRegistryName, frontDoorName, routing, alertEmails, nodeSize };
  const settings = resolveSettings(given, variables);
  return { ...named, addressSpace, ...settings, given, watchedFrom: watchingLocation(settings.home), regions };
}

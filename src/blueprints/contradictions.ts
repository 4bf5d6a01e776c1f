import { isDeepStrictEqual } from 'node:util';
import type { Answers, Configuration } from '../configuration';
import { suggestVariables } from '../configuration';
import type { OwnAnswers } from '../configuration/suggestions';
import { toVariables } from '../configuration/to-variables';
import type { EnvironmentVariables } from '../configuration/variables-schema';

/** The answers that say something else than a configuration, in words; only what was answered is compared. */
export function contradictions(answers: Answers, configuration: Configuration): string[] {
  const actual = toVariables(configuration);
  const environments = answers.environments ?? configuration.environments.map(({ name }) => name);
  const given = suggestVariables({ ...answers, workload: answers.workload ?? actual.workload, environments });
  const differs: string[] = [];
  const compare = (what: string, isGiven: boolean, wanted: unknown, found: unknown) => {
    if (isGiven && !isDeepStrictEqual(wanted, found)) {
      differs.push(`${what} is ${JSON.stringify(wanted)} in the option and ${JSON.stringify(found)} in the file`);
    }
  };
  compare('name', answers.workload !== undefined, given.workload, actual.workload);
  compare('serviceDir', answers.serviceDirectory !== undefined, given.serviceDirectory, actual.serviceDirectory);
  compare('environments', answers.environments !== undefined, environments, Object.keys(actual.environments));
  for (const [name, wanted] of Object.entries(given.environments)) {
    const found = Object.hasOwn(actual.environments, name) ? actual.environments[name] : undefined;
    if (!found) continue;
    const regions = answers.own?.[name]?.regions ?? answers.regions;
    compare('regions', regions !== undefined, regionsOf(wanted, regions), regionsOf(found, regions));
    compare('resourceGroup', has(answers.resourceGroups, name), wanted.resourceGroup, found.resourceGroup);
    compare('registry', has(answers.registries, name), wanted.containerRegistryName, found.containerRegistryName);
    compare('frontDoor', has(answers.frontDoors, name), wanted.frontDoorName, found.frontDoorName);
    for (const [region, cluster] of Object.entries(answers.clusters?.[name] ?? {})) {
      const actualCluster = found.regions.find((other) => other.name === region)?.aksClusterName;
      compare(`cluster of ${region}`, actualCluster !== undefined, cluster, actualCluster);
    }
    compare('routing', answers.routing !== undefined, wanted.routing, found.routing);
    compare('alertEmail', answers.alertEmails !== undefined, wanted.alertEmails, found.alertEmails);
    compare('nodeSize.system', answers.nodeSize?.system !== undefined, wanted.nodeSize.system, found.nodeSize.system);
    compare('nodeSize.user', answers.nodeSize?.user !== undefined, wanted.nodeSize.user, found.nodeSize.user);
  }
  return differs;
}

/** As they were answered: with their names where these were given. */
function regionsOf({ regions }: EnvironmentVariables, answered: OwnAnswers['regions']): string[] {
  return regions.map(({ name, location }, index) =>
    answered?.[index]?.name === undefined ? location : `${name}=${location}`,
  );
}

function has(names: Readonly<Record<string, string>> | undefined, environment: string): boolean {
  return names !== undefined && Object.hasOwn(names, environment);
}

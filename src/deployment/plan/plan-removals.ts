import type { Configuration, Environment } from '../../configuration';
import type { Deployed } from '../deployed/deployed';
import type { RemovalStep } from './plan';

/**
 * A step for each region and each environment that is in Azure and no longer in variables.json. Azure would leave them
 * for ever, and no preview of a deployment tells of them.
 *
 * @param answering names of regions that have to answer before one is taken away. @default steps before have asked
 */
export function planRemovals(
  { environments }: Configuration,
  { name, regions }: Environment,
  { groups }: Deployed,
  after: string,
  answering: readonly string[] = [],
): RemovalStep[] {
  const own = groups.filter(({ environment }) => environment === name);
  const goneRegions = own.filter(({ region }) => region && !regions.some((each) => each.name === region));
  const others = [...new Set(groups.map(({ environment }) => environment))].filter(
    (environment) => !environments.some((each) => each.name === environment),
  );
  return [
    ...goneRegions.map(
      ({ region = '', name: group }): RemovalStep => ({
        id: `remove ${region}`,
        kind: 'remove-region',
        needs: [after],
        environment: name,
        region,
        groups: [group],
        answering,
        what: `Take ${region} out of Front Door, then delete ${group} with all that is in it.`,
      }),
    ),
    ...others.map((environment): RemovalStep => {
      const names = groups.filter((group) => group.environment === environment).map((group) => group.name);
      return {
        id: `remove environment ${environment}`,
        kind: 'remove-environment',
        needs: [after],
        environment,
        groups: names,
        answering: [],
        what: `Delete the whole environment ${environment}: ${names.join(', ')}.`,
      };
    }),
  ];
}

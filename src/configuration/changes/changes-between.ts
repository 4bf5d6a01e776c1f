import type { Configuration, Environment } from '../configuration';
import type { Change } from './change';
import { environmentAdded, environmentRemoved, environmentRenamed } from './environment-changes';
import { lastingSettings } from './lasting-settings';
import { nameChanges } from './name-changes';
import { hasOtherOrder } from './order';
import { otherChanges } from './other-changes';
import { regionChanges } from './region-changes';
import { regionSettings } from './region-settings';
import { serviceMoved } from './service-moved';
import { settingChanges } from './setting-changes';

/**
 * What is different between two configurations, in the order of the new file, what is gone last.
 * Equal ones have no changes; where anything in variables.json differs, some change tells it.
 */
export function changesBetween(before: Configuration, after: Configuration): Change[] {
  const pairs = after.environments.map((environment) => [findFormer(before, after, environment), environment] as const);
  const kept = pairs.flatMap(([former]) => former ?? []);
  const gone = before.environments.filter((environment) => !kept.includes(environment));
  return [
    ...workloadRenamed(before, after),
    ...serviceMoved(before, after),
    ...(hasOtherOrder(before.environments, kept) ? [reordered(after)] : []),
    ...pairs.flatMap(([former, environment]) =>
      former ? changesOf(former, environment) : [environmentAdded(environment)],
    ),
    ...gone.map(environmentRemoved),
  ];
}

/** The environment that it was: by its name, or by its resource group where the name is new. */
function findFormer(before: Configuration, after: Configuration, environment: Environment): Environment | undefined {
  const { name, resourceGroup } = environment;
  const same = before.environments.find((former) => former.name === name);
  if (same) return same;
  const isFree = (former: Environment) => !after.environments.some((other) => other.name === former.name);
  return before.environments.find(
    (former) => former.resourceGroup.toLowerCase() === resourceGroup.toLowerCase() && isFree(former),
  );
}

function changesOf(before: Environment, after: Environment): Change[] {
  const pair = { before, after };
  const find = [
    ...[environmentRenamed, nameChanges, settingChanges, lastingSettings],
    ...[regionChanges, regionSettings, otherChanges],
  ];
  return find.flatMap((changes) => changes(pair));
}

function workloadRenamed({ workload: was }: Configuration, { workload: is }: Configuration): Change[] {
  if (is === was) return [];
  return [
    {
      kind: 'workload-renamed',
      path: ['workload'],
      before: ['workload'],
      what: `The workload is called "${is}" instead of "${was}".`,
      consequence:
        "Azure refuses this for an environment that is deployed: the address of each API server begins with the workload's name and can't change. Names that stand in variables.json stay as they are.",
      isRefused: true,
      remains: [],
    },
  ];
}

function reordered({ environments }: Configuration): Change {
  const names = environments.map(({ name }) => name);
  return {
    kind: 'environments-reordered',
    path: ['environments'],
    before: ['environments'],
    what: `Environments are deployed in another order: ${names.join(', then ')}.`,
    isRefused: false,
    remains: [],
  };
}

import type { Environment } from '../configuration';
import type { Change } from './change';
import { type Pair, placeOf } from './pair';
import { groupsOf, remainsOfEnvironment } from './remains';

export function environmentAdded(environment: Environment): Change {
  const { name, regions } = environment;
  return {
    kind: 'environment-added',
    path: ['environments', name],
    environment: name,
    what: `Environment "${name}" is added, in ${regions.map(({ location }) => location).join(', ')}.`,
    consequence: `The next deployment makes it, in the resource groups ${groupsOf(environment).join(', ')}; other environments are not touched. GitHub signs in to it once "Signing in from GitHub" in README.md is done for "${name}" too.`,
    isRefused: false,
    remains: [],
  };
}

export function environmentRemoved(environment: Environment): Change {
  const { name } = environment;
  const path = ['environments', name];
  return {
    kind: 'environment-removed',
    path,
    before: path,
    environment: name,
    what: `Environment "${name}" is removed.`,
    consequence: `Nothing in Azure is deleted: where it is deployed it goes on to serve and to cost until its resource groups are deleted: ${groupsOf(environment).join(', ')}.`,
    isRefused: false,
    remains: remainsOfEnvironment(environment),
  };
}

/** Another name for what has the same resource group. */
export function environmentRenamed(pair: Pair): Change[] {
  const { before, after } = pair;
  if (before.name === after.name) return [];
  const isMoved = before.addressSpace !== after.addressSpace;
  const moved = `Azure refuses this where it is deployed: its block of addresses follows from its name, and networks that hold nodes can't move from ${before.addressSpace} to ${after.addressSpace}. Keep it with "addressSpace": "${before.addressSpace}".`;
  const follows =
    "Identities, the gateways' addresses and the host name that users call follow from the name: they are made anew, and requests fail until Front Door knows the new addresses.";
  return [
    {
      kind: 'environment-renamed',
      ...placeOf(pair),
      what: `Environment "${before.name}" is called "${after.name}".`,
      consequence: isMoved ? moved : follows,
      isRefused: isMoved,
      remains: [],
    },
  ];
}

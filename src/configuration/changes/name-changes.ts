import type { Change } from './change';
import { type Pair, placeOf } from './pair';
import { groupsOf, remainsOfEnvironment } from './remains';

/** Other names for what is global in an environment. Azure renames nothing: each makes another resource. */
export function nameChanges(pair: Pair): Change[] {
  return [...resourceGroup(pair), ...registry(pair), ...frontDoor(pair)];
}

/** Names of groups differ where they differ in more than case. */
function hasOtherGroup({ before, after }: Pair): boolean {
  return before.resourceGroup.toLowerCase() !== after.resourceGroup.toLowerCase();
}

function resourceGroup(pair: Pair): Change[] {
  const { before, after } = pair;
  if (before.resourceGroup === after.resourceGroup) return [];
  const is = { kind: 'resource-group-renamed', ...placeOf(pair, 'resourceGroup') } as const;
  const what = `The resource group of ${after.name} is called "${after.resourceGroup}" instead of "${before.resourceGroup}".`;
  if (!hasOtherGroup(pair)) {
    return [{ ...is, what, consequence: 'It is the same group to Azure.', isRefused: false, remains: [] }];
  }
  const isTaken = before.containerRegistryName === after.containerRegistryName;
  const beside = `A second ${after.name} is built beside the first, with another host name for its users; the first one goes on to serve and to cost until its groups are deleted: ${groupsOf(before).join(', ')}.`;
  const taken = `Azure refuses this where it is deployed: names that are unique in all of Azure, of the registry and of the gateways' addresses, are taken by what is in ${groupsOf(before).join(', ')}. Rename the registry too, or delete those groups first, with all that is in them.`;
  return [
    {
      ...is,
      what,
      consequence: isTaken ? taken : beside,
      isRefused: isTaken,
      remains: remainsOfEnvironment(before),
    },
  ];
}

function registry(pair: Pair): Change[] {
  const { before, after } = pair;
  const { containerRegistryName: was, resourceGroup: group } = before;
  const is = after.containerRegistryName;
  if (is === was) return [];
  const stays = `The old one stays and costs until it is deleted from ${group}.`;
  const empty = `It is a new, empty registry: push the image again before the next rollout. ${stays}`;
  const addresses = `The gateways' addresses of ${after.name} follow from its name: no region answers from the moment that they change until Front Door knows the new ones, which takes as long as the deployment.`;
  return [
    {
      kind: 'registry-renamed',
      ...placeOf(pair, 'containerRegistryName'),
      what: `The registry of ${after.name} is called "${is}" instead of "${was}".`,
      consequence: hasOtherGroup(pair) ? empty : `${empty} ${addresses}`,
      isRefused: false,
      remains: [{ kind: 'registry', resourceGroup: group, name: was }],
    },
  ];
}

function frontDoor(pair: Pair): Change[] {
  const { before, after } = pair;
  const { frontDoorName: was, resourceGroup: group } = before;
  if (after.frontDoorName === was) return [];
  return [
    {
      kind: 'front-door-renamed',
      ...placeOf(pair, 'frontDoorName'),
      what: `The Front Door profile of ${after.name} is called "${after.frontDoorName}" instead of "${was}".`,
      consequence: `It is a new profile, with another host name for users, and from the next rollout on the gateways answer it alone. The old one stays and costs until it is deleted from ${group}: send users to the new host name first.`,
      isRefused: false,
      remains: [{ kind: 'front-door', resourceGroup: group, name: was }],
    },
  ];
}

import type { Region } from '../configuration';
import type { Change } from './change';
import { hasOtherOrder } from './order';
import { type Pair, pairRegions, placeOf, type RegionPair } from './pair';
import { remainingReplication, remainsOfRegion } from './remains';

/** Regions that are new, gone, called otherwise or somewhere else. */
export function regionChanges(pair: Pair): Change[] {
  const { before, after } = pair;
  const pairs = pairRegions(pair);
  const kept = pairs.map((regions) => regions.before);
  return [
    ...(hasOtherOrder(before.regions, kept) ? [reordered(pair)] : []),
    ...after.regions.flatMap((region, index) => {
      const known = pairs.find((regions) => regions.index === index);
      return known ? changesOf(pair, known) : [added(pair, region, index)];
    }),
    ...before.regions.flatMap((region, index) => (kept.includes(region) ? [] : [removed(pair, region, index)])),
  ];
}

function changesOf(pair: Pair, regions: RegionPair): Change[] {
  const { before, after } = regions;
  if (before.name !== after.name) return [renamed(pair, regions)];
  if (before.location !== after.location) return [moved(pair, regions)];
  return before.aksClusterName === after.aksClusterName ? [] : [clusterRenamed(pair, regions)];
}

function added({ after }: Pair, region: Region, index: number): Change {
  const { name, location, stamp, drained } = region;
  const kept = 'It gets no requests until "drained" is taken away again.';
  const sent = `Front Door may send it requests before the workload answers there: add it with "drained": true, and take that away when /.aks-ha/${name}/readyz answers.`;
  return {
    kind: 'region-added',
    path: ['environments', after.name, 'regions', index],
    environment: after.name,
    region: name,
    what: `Region "${name}" (${location}) is added to ${after.name}.`,
    consequence: `The next deployment builds it in the resource group ${stamp.resourceGroup}; quota for its nodes is needed in ${location}. ${drained ? kept : sent}`,
    isRefused: false,
    remains: [],
  };
}

function removed({ before, after }: Pair, region: Region, index: number): Change {
  const { name, location, stamp, drained } = region;
  const requests = drained ? 'Front Door keeps its origin' : 'Front Door goes on to send it requests';
  const unprobed =
    after.regions.length === 1 ? ', even when it fails, as nothing is probed where one region is left' : '';
  const first = drained ? '' : ' Deploy it with "drained": true first, and take it out then.';
  const replication = remainingReplication(before, region);
  const replica = replication.length > 0 ? `, and the registry's replica in ${location}` : '';
  const path = ['environments', before.name, 'regions', index];
  return {
    kind: 'region-removed',
    path,
    before: path,
    environment: after.name,
    region: name,
    what: `Region "${name}" (${location}) is removed from ${after.name}.`,
    consequence: `Nothing in Azure is deleted: where it is deployed, ${requests}${drained ? '' : unprobed}, no rollout reaches it, and its resource group ${stamp.resourceGroup}${replica} ${replica === '' ? 'goes' : 'go'} on to cost. docs/runbook.md says how to remove them.${first}`,
    isRefused: false,
    remains: [...remainsOfRegion(before, region), ...replication],
  };
}

/** A stamp has the region's name in all of its own: another name makes another stamp. */
function renamed(pair: Pair, { before: was, after: is, formerIndex, index }: RegionPair): Change {
  const { before, after } = pair;
  return {
    kind: 'region-renamed',
    path: ['environments', after.name, 'regions', index],
    before: ['environments', before.name, 'regions', formerIndex],
    environment: after.name,
    region: is.name,
    what: `Region "${was.name}" (${was.location}) of ${after.name} is called "${is.name}".`,
    consequence: `Azure renames nothing: the next deployment builds a second region in ${is.location}, in the resource group ${is.stamp.resourceGroup}. Where the old one is deployed, it goes on to get requests and to cost until its resource group ${was.stamp.resourceGroup} is deleted, as docs/runbook.md says.`,
    isRefused: false,
    // The replica of the registry serves the new one.
    remains: remainsOfRegion(before, was),
  };
}

function moved(pair: Pair, { before: was, after: is, formerIndex, index }: RegionPair): Change {
  const { before, after } = pair;
  return {
    kind: 'region-moved',
    path: ['environments', after.name, 'regions', index],
    before: ['environments', before.name, 'regions', formerIndex],
    environment: after.name,
    region: is.name,
    what: `Region "${is.name}" of ${after.name} moves from ${was.location} to ${is.location}.`,
    consequence: `Azure refuses this where it is deployed: the resource group ${was.stamp.resourceGroup} is in ${was.location} for good. Give the region in ${is.location} a name of its own.`,
    isRefused: true,
    remains: [...remainsOfRegion(before, was), ...remainingReplication(before, was)],
  };
}

function clusterRenamed(pair: Pair, { before: was, after: is, formerIndex, index }: RegionPair): Change {
  const { before, after } = pair;
  const { resourceGroup, nodeResourceGroup } = was.stamp;
  const isSameStamp = nodeResourceGroup.toLowerCase() === is.stamp.nodeResourceGroup.toLowerCase();
  const refused = `Azure refuses this where it is deployed: the group of its nodes, ${nodeResourceGroup}, belongs to the cluster that is there. To build another cluster beside it, give the region a new name as well.`;
  return {
    kind: 'cluster-renamed',
    path: ['environments', after.name, 'regions', index, 'aksClusterName'],
    before: ['environments', before.name, 'regions', formerIndex, 'aksClusterName'],
    environment: after.name,
    region: is.name,
    what: `The cluster of region "${is.name}" of ${after.name} is called "${is.aksClusterName}" instead of "${was.aksClusterName}".`,
    ...(isSameStamp ? { consequence: refused } : {}),
    isRefused: isSameStamp,
    remains: [{ kind: 'cluster', resourceGroup, name: was.aksClusterName }],
  };
}

function reordered(pair: Pair): Change {
  const { after } = pair;
  const names = after.regions.map(({ name }) => name).join(', then ');
  const byPriority = `Front Door turns to them in this order from the next deployment on.`;
  return {
    kind: 'regions-reordered',
    ...placeOf(pair, 'regions'),
    what: `The regions of ${after.name} stand in another order: ${names}.`,
    consequence: after.routing === 'priority' ? byPriority : 'Rollouts follow it; requests are divided as before.',
    isRefused: false,
    remains: [],
  };
}

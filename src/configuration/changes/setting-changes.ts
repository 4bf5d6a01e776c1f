import type { Routing } from '../configuration';
import type { Change } from './change';
import { type Pair, placeOf } from './pair';

const NOTHING = { isRefused: false, remains: [] } as const;

/** Settings of a whole environment that are no names. */
export function settingChanges(pair: Pair): Change[] {
  return [...routing(pair), ...alertEmails(pair), ...systemSize(pair), ...userSize(pair), ...addressSpace(pair)];
}

const MEANING: Readonly<Record<Routing, string>> = {
  weighted: 'all regions that are well get the same share',
  priority: 'the first region that is well gets all',
  latency: 'the nearest region that is well gets them',
};

function routing(pair: Pair): Change[] {
  const { before, after } = pair;
  if (before.routing === after.routing) return [];
  return [
    {
      kind: 'routing-changed',
      ...placeOf(pair, 'routing'),
      what: `Front Door divides the requests for ${after.name} by ${after.routing} instead of ${before.routing}: ${MEANING[after.routing]}.`,
      consequence: 'The next deployment changes it in place; it takes some minutes everywhere.',
      ...NOTHING,
    },
  ];
}

function alertEmails(pair: Pair): Change[] {
  const { before, after } = pair;
  if (before.alertEmails.join() === after.alertEmails.join()) return [];
  const gone = before.alertEmails.filter((email) => !after.alertEmails.includes(email));
  return [
    {
      kind: 'alert-emails-changed',
      ...placeOf(pair, 'alertEmails'),
      what: `Alerts of ${after.name} go to ${after.alertEmails.join(', ')}.`,
      ...(gone.length > 0 ? { consequence: `From the next deployment on, ${gone.join(', ')} gets none.` } : {}),
      ...NOTHING,
    },
  ];
}

function systemSize(pair: Pair): Change[] {
  const [was, is] = [pair.before.nodeSize.system, pair.after.nodeSize.system];
  if (is === was) return [];
  return [
    {
      kind: 'system-size-changed',
      ...placeOf(pair, 'nodeSize', 'system'),
      what: `The system nodes of ${pair.after.name} are ${is} instead of ${was}.`,
      consequence:
        "Azure refuses this for clusters that are there: the size of a system pool can't change. To build clusters with the new size beside the old ones, give the regions new names as well.",
      isRefused: true,
      remains: [],
    },
  ];
}

function userSize(pair: Pair): Change[] {
  const { before, after } = pair;
  const [was, is] = [before.nodeSize.user, after.nodeSize.user];
  if (is === was) return [];
  return [
    {
      kind: 'user-size-changed',
      ...placeOf(pair, 'nodeSize', 'user'),
      what: `The workload's nodes of ${after.name} are ${is} instead of ${was}.`,
      consequence: `The next deployment makes new node pools beside the old ones, in each zone of each region; quota is needed for both. Pods stay where they are, and the pools of ${was} cost, until those are drained and deleted.`,
      isRefused: false,
      remains: before.regions.map((region) => ({
        kind: 'user-pools',
        resourceGroup: region.stamp.resourceGroup,
        cluster: region.aksClusterName,
        nodeSize: was,
      })),
    },
  ];
}

function addressSpace(pair: Pair): Change[] {
  const [was, is] = [pair.before.addressSpace, pair.after.addressSpace];
  // An environment with another name has another block unless it keeps its own: told there.
  if (is === was) return [];
  return [
    {
      kind: 'address-space-changed',
      ...placeOf(pair, 'addressSpace'),
      what: `The networks of ${pair.after.name} are taken from ${is} instead of ${was}.`,
      consequence: "Azure refuses this where it is deployed: a network that holds nodes can't have other addresses.",
      isRefused: true,
      remains: [],
    },
  ];
}

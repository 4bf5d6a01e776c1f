import type { Change } from './change';
import { type Pair, placeOf } from './pair';

/** Settings that hold for as long as what they were deployed with is there. */
export function lastingSettings(pair: Pair): Change[] {
  return [...home(pair), ...exposure(pair), ...apiServer(pair)];
}

function home(pair: Pair): Change[] {
  const { before, after } = pair;
  const isNamedAnew = before.given.home !== after.given.home;
  const place = placeOf(pair, isNamedAnew ? 'home' : 'regions');
  if (before.home !== after.home) {
    return [
      {
        kind: 'home-moved',
        ...place,
        what: `The home of ${after.name}, where its registry and what is global are, moves from ${before.home} to ${after.home}.`,
        consequence: `Azure refuses this where it is deployed: the group ${before.resourceGroup} and the registry ${before.containerRegistryName} are in ${before.home} for good. Keep them there with "home": "${before.home}".`,
        isRefused: true,
        remains: [],
      },
    ];
  }
  if (!isNamedAnew) return [];
  const whatever = after.given.home === undefined ? '' : ', whichever region comes first';
  return [
    {
      kind: 'home-named',
      ...place,
      what: `The registry of ${after.name} and what is global stay in ${after.home}${whatever}.`,
      isRefused: false,
      remains: [],
    },
  ];
}

function exposure(pair: Pair): Change[] {
  const { before, after } = pair;
  const isGiven = before.given.exposure !== after.given.exposure;
  if (!isGiven) return [];
  const isSame = before.exposure === after.exposure;
  return [
    {
      kind: 'exposure-changed',
      ...placeOf(pair, 'exposure'),
      what: isSame
        ? `Front Door reaches the regions of ${after.name} as before: ${after.exposure}.`
        : `Front Door reaches the regions of ${after.name} by ${after.exposure} instead of ${before.exposure}.`,
      ...(isSame
        ? {}
        : {
            consequence:
              "Azure refuses this where it is deployed: a Front Door profile can't change between Standard and Premium. Give the profile another name as well, and users another host name.",
          }),
      isRefused: !isSame,
      remains: [],
    },
  ];
}

function apiServer(pair: Pair): Change[] {
  const { before, after } = pair;
  const [was, is] = [before.apiServer.access, after.apiServer.access];
  if (was === is || (was !== 'private' && is !== 'private')) return [];
  return [
    {
      kind: 'api-server-moved',
      ...placeOf(pair, 'apiServer'),
      what: `The API servers of ${after.name} are ${is} instead of ${was}.`,
      consequence:
        'Azure refuses this for clusters that are there: a cluster is made private or it is not. To build others beside them, give the regions new names as well.',
      isRefused: true,
      remains: [],
    },
  ];
}

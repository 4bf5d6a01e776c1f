import { type Quota, quota } from '../../blueprints/prose/quota';
import type { Environment } from '../../configuration';
import { vcpus } from '../../configuration/node-size';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import type { Deployed } from '../deployed/deployed';
import type { Check, Finding } from './finding';

/** Stands for the sizes of all families together, which Azure counts as well: as `cores`. */
const ALL = 'all sizes';

/** vCPUs of one kind in one location. */
export interface Usage {
  readonly name: { readonly value: string };
  readonly currentValue: number;
  readonly limit: number;
}

/**
 * Whether the quota is enough: an obstacle where not even the fewest nodes and an upgrade fit, a warning where the
 * autoscaler could not add all that it may.
 */
export function quotaCheck(arm: ArmClient, environment: Environment, deployed: () => Promise<Deployed>): Check {
  return {
    name: 'quota',
    run: async () => {
      const needs = quota([environment]);
      const locations = [...new Set(needs.map(({ location }) => location))];
      const now = await deployed();
      const found = await Promise.all(
        locations.map(async (location) => {
          const path = `${arm.subscription}/providers/Microsoft.Compute/locations/${location}/usages`;
          const usages = await arm.list<Usage>(path, { apiVersion: API.compute });
          const here = needs.filter((need) => need.location === location);
          return [...here, together(here)].flatMap((need) =>
            quotaFindings(need, usages, ownVcpus(now, location, need.family)),
          );
        }),
      );
      return found.flat();
    },
  };
}

/** What all families of a location need. */
export function together(needs: readonly Quota[]): Quota {
  const [first, ...others] = needs;
  if (!first) throw new RangeError('no need');
  const sum = (one: Quota, other: Quota): Quota => ({
    ...one,
    nodes: one.nodes + other.nodes,
    vcpus: one.vcpus + other.vcpus,
    surge: one.surge + other.surge,
    total: one.total + other.total,
    most: one.most + other.most,
  });
  return others.reduce(sum, { ...first, family: ALL });
}

/** @param own vCPUs of the kind that the environment's clusters use already */
export function quotaFindings(need: Quota, usages: readonly Usage[], own: number): Finding[] {
  const { location, family, total, most } = need;
  const wanted = family === ALL ? 'cores' : `standard${family}family`.toLowerCase();
  // Azure's names may hold stray blanks.
  const usage = usages.find(({ name }) => name.value.replace(/\s/g, '').toLowerCase() === wanted);
  if (!usage) return [];
  const room = usage.limit - usage.currentValue + own;
  const fix = (vcpusWanted: number) =>
    `Ask for ${usage.currentValue - own + vcpusWanted} vCPUs of ${usage.name.value.trim()} in ${location} (Azure portal, Quotas, Compute), or set a smaller nodeCount or another nodeSize in devops/config/variables.json.`;
  if (room < total) {
    const what = `${location} has room for ${room} vCPUs of ${family}; the fewest nodes and an upgrade need ${total}.`;
    return [{ check: 'quota', severity: 'obstacle', what, fix: fix(total) }];
  }
  if (room < most) {
    const what = `${location} has room for ${room} vCPUs of ${family}; all nodes that the autoscaler may add need ${most}.`;
    return [{ check: 'quota', severity: 'warning', what, fix: fix(most) }];
  }
  return [];
}

function ownVcpus({ clusters }: Deployed, location: string, family: string): number {
  const pools = Object.values(clusters)
    .filter((cluster) => cluster.location === location)
    .flatMap((cluster) => cluster.pools);
  const same = pools.filter(
    ({ size }) => family === ALL || size.replace(/^Standard_([A-Z]+)\d+/, '$1').replace('_', '') === family,
  );
  return same.reduce((sum, { size, count }) => sum + vcpus(size) * count, 0);
}

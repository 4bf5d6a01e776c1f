import type { Environment, Region } from '../../configuration';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import type { Check, Finding } from './finding';

/** As much of what Azure Compute says of a size in a location as counts. */
export interface Sku {
  readonly name: string;
  readonly resourceType?: string;
  readonly locationInfo?: readonly { readonly location: string; readonly zones?: readonly string[] }[];
  readonly capabilities?: readonly { readonly name: string; readonly value: string }[];
  readonly restrictions?: readonly {
    readonly type: string;
    readonly reasonCode?: string;
    readonly restrictionInfo?: { readonly zones?: readonly string[] };
  }[];
}

/** Whether every location offers the sizes in every zone, for the processor that the image is built for. */
export function nodeSizesCheck(arm: ArmClient, environment: Environment): Check {
  return {
    name: 'node sizes',
    run: async () => {
      const found = await Promise.all(
        environment.regions.map(async (region) => {
          const skus = await arm.list<Sku>(`${arm.subscription}/providers/Microsoft.Compute/skus`, {
            apiVersion: API.compute,
            query: { $filter: `location eq '${region.location}'` },
          });
          return [...new Set(Object.values(environment.nodeSize))].flatMap((size) => sizeFindings(size, region, skus));
        }),
      );
      return found.flat();
    },
  };
}

/** What is wrong with a size in a region. */
export function sizeFindings(
  size: string,
  region: Pick<Region, 'name' | 'location' | 'zones'>,
  skus: readonly Sku[],
): Finding[] {
  const place = `${region.name} (${region.location})`;
  const fix = `Choose another nodeSize or location in devops/config/variables.json: az vm list-skus --location ${region.location} --size ${size.replace(/\d.*$/, '')} --zone --output table`;
  const obstacle = (what: string): Finding => ({ check: 'node sizes', severity: 'obstacle', what, fix });
  const sku = skus.find(
    ({ name, resourceType = 'virtualMachines' }) => name === size && resourceType === 'virtualMachines',
  );
  if (!sku) return [obstacle(`${size} is not offered in ${place}.`)];
  const restrictions = sku.restrictions ?? [];
  const whole = restrictions.find(({ type }) => type === 'Location');
  if (whole)
    return [obstacle(`The subscription may not use ${size} in ${place} (${whole.reasonCode ?? 'restricted'}).`)];
  const offered = sku.locationInfo?.[0]?.zones ?? [];
  const barred = restrictions.flatMap(({ type, restrictionInfo }) =>
    type === 'Zone' ? (restrictionInfo?.zones ?? []) : [],
  );
  const lacking = region.zones.filter((zone) => !offered.includes(zone) || barred.includes(zone));
  const processor = sku.capabilities?.find(({ name }) => name === 'CpuArchitectureType')?.value ?? 'Arm64';
  return [
    ...(lacking.length > 0 ? [obstacle(`${size} is not offered in zone ${lacking.join(', ')} of ${place}.`)] : []),
    ...(processor === 'Arm64' ? [] : [obstacle(`${size} is ${processor}, and the image is built for Arm64.`)]),
  ];
}

import { AZURE_REGIONS } from '../../../configuration/azure-regions';
import type { Cloud } from '../cloud';
import type { Route } from '../http/router';
import { refusal } from './error';
import { DEFAULT_KUBERNETES, KUBERNETES_VERSIONS } from './fill-in';
import { vcpuLimit, vcpusInUse } from './quota';
import { VM_SIZES, type VmSize } from './vm-sizes';

/** What Azure has on offer in a location: sizes, quota, Kubernetes versions. */
export function offerRoutes(cloud: Cloud): Route[] {
  const provider = '/subscriptions/{subscription}/providers';
  return [
    {
      operation: 'compute.usages',
      method: 'GET',
      path: `${provider}/Microsoft.Compute/locations/{location}/usages`,
      handle: ({ params }) => ({ status: 200, body: { value: usages(known(params.location), cloud) } }),
    },
    {
      operation: 'compute.skus',
      method: 'GET',
      path: `${provider}/Microsoft.Compute/skus`,
      handle: ({ request }) => {
        const location = /location eq '([^']+)'/i.exec(request.query.get('$filter') ?? '')?.[1];
        const names = location ? [location] : AZURE_REGIONS.map(({ name }) => name);
        return {
          status: 200,
          body: { value: names.flatMap((name) => VM_SIZES.map((size) => sku(size, name, cloud))) },
        };
      },
    },
    {
      operation: 'aks.versions',
      method: 'GET',
      path: `${provider}/Microsoft.ContainerService/locations/{location}/kubernetesVersions`,
      handle: ({ params }) => {
        known(params.location);
        return { status: 200, body: { values: Object.entries(KUBERNETES_VERSIONS).map(version) } };
      },
    },
  ];
}

function known(location = ''): string {
  const name = location.toLowerCase();
  if (AZURE_REGIONS.some((region) => region.name === name)) return name;
  const message = `The provided location '${location}' is not available for resource type.`;
  throw refusal(400, 'LocationNotAvailableForResourceType', message);
}

function usages(location: string, cloud: Cloud): object[] {
  const used = vcpusInUse(cloud, location);
  const families = [...new Set(VM_SIZES.map(({ family }) => family))];
  const entry = (value: string, localizedValue: string) => ({
    unit: 'Count',
    currentValue: used.get(value) ?? 0,
    limit: vcpuLimit(cloud, location, value),
    name: { value, localizedValue },
  });
  return [
    entry('cores', 'Total Regional vCPUs'),
    // Some names come with a space too many.
    ...families.map((family) =>
      entry(family, `${family.replace('standard', 'Standard ').replace('Family', ' Family')} vCPUs `),
    ),
  ];
}

function sku(size: VmSize, location: string, cloud: Cloud): object {
  const missing = cloud.faults
    .holding('size-not-offered')
    .filter((fault) => fault.location === location && fault.size.toLowerCase() === size.name.toLowerCase());
  const zones = (AZURE_REGIONS.find(({ name }) => name === location)?.zones ?? 0) > 0 ? ['1', '2', '3'] : [];
  const withoutZones = missing.flatMap(({ zone }) => zone ?? []);
  const restrictions = [
    ...(missing.some(({ zone }) => zone === undefined)
      ? [restriction('Location', location, { locations: [location] })]
      : []),
    ...(withoutZones.length > 0 ? [restriction('Zone', location, { locations: [location], zones: withoutZones })] : []),
  ];
  const capability = (name: string, value: string | number) => ({ name, value: String(value) });
  return {
    resourceType: 'virtualMachines',
    name: size.name,
    tier: 'Standard',
    size: size.name.replace('Standard_', ''),
    family: size.family,
    locations: [location],
    locationInfo: [{ location, zones, zoneDetails: [] }],
    capabilities: [
      capability('vCPUs', size.vcpus),
      capability('MemoryGB', size.memoryGb),
      capability('CpuArchitectureType', size.architecture),
      capability('MaxResourceVolumeMB', size.localDisk),
      capability('EphemeralOSDiskSupported', size.localDisk > 0 ? 'True' : 'False'),
    ],
    restrictions,
  };
}

function restriction(type: 'Location' | 'Zone', location: string, restrictionInfo: object): object {
  return { type, values: [location], restrictionInfo, reasonCode: 'NotAvailableForSubscription' };
}

function version([minor, patch]: [string, string], i: number): object {
  return {
    version: minor,
    ...(minor === DEFAULT_KUBERNETES ? { isDefault: true } : {}),
    capabilities: {
      supportPlan: i === 0 ? ['AKSLongTermSupport'] : ['KubernetesOfficial', 'AKSLongTermSupport'],
    },
    patchVersions: { [patch]: { upgrades: [] } },
  };
}

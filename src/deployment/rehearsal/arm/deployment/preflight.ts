import type { Cloud } from '../../cloud';
import type { Foreseen } from '../../template/expand';
import type { ArmError } from '../error';
import { isTaken } from '../name-routes';
import { nodesInUse, vcpuLimit } from '../quota';
import { parseId } from '../resource-id';
import { findSize } from '../vm-sizes';

/** What the providers object to before a deployment begins. */
export function preflightErrors(resources: readonly Foreseen[], cloud: Cloud): ArmError[] {
  const real = resources.filter(({ type }) => !type.startsWith('Rehearsal.Notes/'));
  return [
    ...real.flatMap((resource) => [...refusedByPolicy(resource, cloud), ...takenName(resource, cloud)]),
    ...sizes(real, cloud),
    ...quota(real, cloud),
  ];
}

/** Providers that are not registered. */
export function unregistered(resources: readonly Foreseen[], cloud: Cloud): string[] {
  const needed = resources
    .map(({ type }) => type.split('/')[0] ?? '')
    .filter((namespace) => namespace !== 'Rehearsal.Notes');
  return [...new Set(needed)].filter((namespace) => {
    const held = cloud.faults.holding('not-registered').some((fault) => fault.namespace === namespace);
    return held || (cloud.providers.get(namespace) !== undefined && !cloud.providers.isRegistered(namespace));
  });
}

function refusedByPolicy({ id, type }: Foreseen, { faults }: Cloud): ArmError[] {
  const denied = faults.holding('policy').find((fault) => fault.type.toLowerCase() === type.toLowerCase());
  if (!denied) return [];
  const policy = denied.policy ?? 'Not allowed resource types';
  const name = parseId(id).name;
  const message = `Resource '${name}' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"${policy}"}}]'.`;
  const info = {
    policyDefinitionDisplayName: policy,
    policyAssignmentDisplayName: policy,
    policyDefinitionEffect: 'deny',
  };
  return [
    { code: 'RequestDisallowedByPolicy', target: name, message, additionalInfo: [{ type: 'PolicyViolation', info }] },
  ];
}

function takenName({ id, type, name }: Foreseen, cloud: Cloud): ArmError[] {
  if (type.toLowerCase() !== 'microsoft.containerregistry/registries') return [];
  if (cloud.resources.get(id) || !isTaken(name, cloud)) return [];
  const message = `The registry DNS name ${name}.azurecr.io is already in use. You can check if the name is already claimed using following API: https://docs.microsoft.com/en-us/rest/api/containerregistry/registries/checknameavailability`;
  return [{ code: 'AlreadyInUse', target: name, message }];
}

interface Pool {
  readonly id: string;
  readonly location: string;
  readonly size: string;
  readonly zones: readonly string[];
  readonly nodes: number;
}

function pools(resources: readonly Foreseen[], cloud: Cloud): Pool[] {
  const clusters = resources.filter(({ type }) => type.toLowerCase() === 'microsoft.containerservice/managedclusters');
  const locations = new Map(clusters.map(({ id, location = '' }) => [id.toLowerCase(), location]));
  return resources.flatMap((resource) => {
    // The shape is that of the resource type.
    // biome-ignore lint/suspicious/noExplicitAny: see above
    const properties = resource.properties as any;
    const type = resource.type.toLowerCase();
    if (type === 'microsoft.containerservice/managedclusters') {
      return (properties.agentPoolProfiles ?? []).map((profile: PoolProfile) =>
        pool(resource.id, resource.location, profile),
      );
    }
    if (type !== 'microsoft.containerservice/managedclusters/agentpools') return [];
    const parent = parseId(resource.id).parent;
    const location = locations.get(parent.toLowerCase()) ?? cloud.resources.get(parent)?.location;
    return [pool(resource.id, location, properties)];
  });
}

interface PoolProfile {
  readonly vmSize?: string;
  readonly availabilityZones?: readonly string[];
  readonly count?: number;
  readonly minCount?: number;
}

function pool(id: string, location = '', { vmSize = '', availabilityZones = [], count, minCount }: PoolProfile): Pool {
  return { id, location, size: vmSize, zones: availabilityZones, nodes: count ?? minCount ?? 1 };
}

function sizes(resources: readonly Foreseen[], cloud: Cloud): ArmError[] {
  const missing = cloud.faults.holding('size-not-offered');
  return pools(resources, cloud).flatMap(({ id, location, size, zones }) => {
    const held = missing.find(
      (fault) =>
        fault.location === location && fault.size === size && (fault.zone === undefined || zones.includes(fault.zone)),
    );
    if (!held && findSize(size)) return [];
    const where = held?.zone ? `zone '${held.zone}' of location '${location}'` : `location '${location}'`;
    const message = `The VM size of ${size} is not allowed in your subscription in ${where}.`;
    return [{ code: 'BadRequest', target: parseId(id).name, message }];
  });
}

function quota(resources: readonly Foreseen[], cloud: Cloud): ArmError[] {
  const exist = (id: string) => cloud.resources.get(id) !== undefined;
  const added = pools(resources, cloud).filter(({ id }) => !exist(id));
  const keyOf = ({ location, size }: Pool) => `${location} ${findSize(size)?.family ?? ''}`;
  return [...new Set(added.map(keyOf))].flatMap((key) => {
    const [location = '', family = ''] = key.split(' ');
    const members = added.filter((each) => keyOf(each) === key);
    const used = nodesInUse(cloud)
      .filter((use) => use.location === location && findSize(use.size)?.family === family)
      .reduce((sum, { nodes, size }) => sum + nodes * (findSize(size)?.vcpus ?? 0), 0);
    const asked = members.reduce((sum, { nodes, size }) => sum + nodes * (findSize(size)?.vcpus ?? 0), 0);
    const remaining = vcpuLimit(cloud, location, family) - used;
    if (asked <= remaining) return [];
    const message = `Insufficient vcpu quota requested ${asked}, remaining ${remaining} for family ${family} for region ${location}. If you want to increase the quota, please follow this instruction: https://learn.microsoft.com/en-us/azure/quotas/view-quotas.`;
    return [{ code: 'ErrCode_InsufficientVCPUQuota', message }];
  });
}

import type { Cloud } from '../../cloud';
import { type Runtime, resolve } from '../../template/resolve';
import { filledIn } from '../fill-in';
import { parseId } from '../resource-id';
import type { Resource } from '../resources';
import type { Surroundings } from './advance';
import { certainFailure } from './certain-failure';
import type { DeploymentRecord, Step } from './record';
import { indexOf } from './step-index';

/** Types that can be seen while they are being made. */
const SEEN_EARLY = new Set([
  'microsoft.containerservice/managedclusters',
  'microsoft.containerservice/managedclusters/agentpools',
  'microsoft.containerregistry/registries',
]);

/** Lets the steps of deployments change the cloud. */
export function deploymentSurroundings(cloud: Cloud): Surroundings {
  return {
    begin: (step, record) => {
      const resource = resourceOf(step, record, cloud);
      const existing = cloud.resources.get(resource.id);
      const failure = certainFailure(resource, cloud, record.time);
      if (SEEN_EARLY.has(resource.type.toLowerCase())) {
        const shown = existing ?? resource;
        cloud.resources.put(withState(shown, existing ? 'Updating' : 'Creating'), record.time);
      }
      return { id: resource.id, exists: existing !== undefined, ...(failure ? { failure } : {}) };
    },
    complete: (step, record) => {
      const resource = filledIn(resourceOf(step, record, cloud), record.time);
      const existed = isThere(cloud.resources.get(resource.id));
      cloud.resources.put(resource, record.time);
      if (resource.type.toLowerCase() === 'microsoft.containerservice/managedclusters')
        nodeGroup(resource, record, cloud);
      const changes = [{ action: existed ? ('updated' as const) : ('created' as const), id: resource.id }];
      cloud.happened(record.time, 'deployments.resource', record.id, changes);
    },
    fail: (step, record) => {
      const left = cloud.resources.get(step.id ?? '');
      if (left) cloud.resources.put(withState(left, 'Failed'), record.time);
    },
    resolve: (value, record) => resolve(value, runtimeOf(record, cloud)),
  };
}

function isThere(resource: Resource | undefined): boolean {
  return resource !== undefined && resource.properties?.provisioningState !== 'Creating';
}

function withState(resource: Resource, provisioningState: string): Resource {
  return { ...resource, properties: { ...resource.properties, provisioningState } };
}

function resourceOf(step: Step, record: DeploymentRecord, cloud: Cloud): Resource {
  const { apiVersion, ...foreseen } = resolve(step.foreseen, runtimeOf(record, cloud)) as Resource;
  return {
    ...foreseen,
    name: parseId(foreseen.id).name.split('/').at(-1) ?? '',
    properties: foreseen.properties ?? {},
  };
}

function runtimeOf(record: DeploymentRecord, cloud: Cloud): Runtime {
  return {
    deploymentName: record.name,
    reference: (id, full) => {
      const { type, name } = parseId(id);
      if (type.toLowerCase() === 'microsoft.resources/deployments') {
        const outputs = indexOf(record).modules.get(name)?.outputs;
        return outputs && { outputs };
      }
      const resource = cloud.resources.get(id);
      return full ? resource : resource?.properties;
    },
  };
}

function nodeGroup(cluster: Resource, { time }: DeploymentRecord, cloud: Cloud): void {
  const id = `${cluster.id.split('/').slice(0, 3).join('/')}/resourceGroups/${cluster.properties.nodeResourceGroup}`;
  if (cloud.resources.get(id)) return;
  cloud.resources.put(
    {
      id,
      name: String(cluster.properties.nodeResourceGroup),
      type: 'Microsoft.Resources/resourceGroups',
      ...(cluster.location === undefined ? {} : { location: cluster.location }),
      managedBy: cluster.id,
      tags: { ...cluster.tags },
      properties: { provisioningState: 'Succeeded' },
    },
    time,
  );
}

import type { WhatIfChange } from '@azure/arm-resources';
import { summarize } from '../../../src/deployment/arm/what-if';

const CLUSTER = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/aks';
const property = (path: string): NonNullable<WhatIfChange['delta']>[number] => ({ path, propertyChangeType: 'Modify' });

it('tells what is made, changed and removed, in one order', () => {
  const changes: WhatIfChange[] = [
    { resourceId: '/b', changeType: 'Create' },
    { resourceId: '/a', changeType: 'Create' },
    { resourceId: '/c', changeType: 'Delete' },
    { resourceId: '/d', changeType: 'NoChange' },
    { resourceId: '/e', changeType: 'Unsupported' },
    { resourceId: '/f', changeType: 'Ignore' },
    { resourceId: CLUSTER, changeType: 'Modify', delta: [property('properties.kubernetesVersion')] },
  ];
  expect(summarize(changes)).toEqual({
    create: ['/a', '/b'],
    change: [{ id: CLUSTER, properties: ['properties.kubernetesVersion'] }],
    remove: ['/c'],
    unchanged: 1,
    unknown: ['/e'],
  });
});

it('a cluster of which only noise is told is as it is', () => {
  const noise = [
    property('properties.agentPoolProfiles'),
    property('properties.windowsProfile'),
    {
      path: 'properties',
      propertyChangeType: 'Modify' as const,
      children: [property('networkProfile.loadBalancerProfile')],
    },
    { path: 'properties.x', propertyChangeType: 'NoEffect' as const },
  ];
  expect(summarize([{ resourceId: CLUSTER, changeType: 'Modify', delta: noise }])).toMatchObject({
    change: [],
    unchanged: 1,
  });
});

it('noise of one kind of resource is a change of another', () => {
  const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/site';
  expect(
    summarize([{ resourceId: id, changeType: 'Modify', delta: [property('properties.agentPoolProfiles')] }]).change,
  ).toHaveLength(1);
});

import { imageVersion } from './image';
import type { k8s } from './kubernetes';
import type { RegionChart } from './region-chart';
import type { ServiceSettings } from './service-settings';

/** Variables that a container always gets, so that every answer and log line can say where it comes from. */
export const RESERVED_VARIABLES: readonly string[] = [
  'PORT',
  'REGION',
  'STAMP',
  'ZONE',
  'POD_NAME',
  'POD_IP',
  'NODE_NAME',
  'VERSION',
  'DRAIN_SECONDS',
  'LONGEST_REQUEST_SECONDS',
];

/** The environment variables of a service's container: those above, then the user's. */
export function containerEnvironment(chart: RegionChart, settings: ServiceSettings): k8s.EnvVar[] {
  return [
    { name: 'PORT', value: String(settings.port) },
    { name: 'REGION', value: chart.region.location },
    { name: 'STAMP', value: chart.region.name },
    // Kubernetes copies a node's zone to its pods since 1.35; before, the variable is empty.
    fromPod('ZONE', "metadata.labels['topology.kubernetes.io/zone']"),
    fromPod('POD_NAME', 'metadata.name'),
    fromPod('POD_IP', 'status.podIP'),
    fromPod('NODE_NAME', 'spec.nodeName'),
    { name: 'VERSION', value: imageVersion(settings.image) ?? '' },
    { name: 'DRAIN_SECONDS', value: String(settings.drainSeconds) },
    { name: 'LONGEST_REQUEST_SECONDS', value: String(settings.longestRequestSeconds) },
    ...Object.entries(settings.variables).map(([name, value]) => ({ name, value })),
  ];
}

function fromPod(name: string, fieldPath: string): k8s.EnvVar {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}

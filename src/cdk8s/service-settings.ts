import type { RegionChart } from './region-chart';
import type { HighlyAvailableServiceProps } from './service-props';

/** A service's props with every default filled in. */
export interface ServiceSettings extends Required<HighlyAvailableServiceProps> {
  /** How many availability zones the region has. */
  readonly zones: number;
  /** Name of the workload, the only ServiceAccount that its identity trusts. */
  readonly workload: string;
}

/** Fills in the defaults, which follow from the region's zones and from each other. */
export function serviceSettings(chart: RegionChart, props: HighlyAvailableServiceProps): ServiceSettings {
  const zones = chart.region.zones.length;
  const minReplicas = props.minReplicas ?? 2 * zones;
  const preStopSeconds = props.preStopSeconds ?? 15;
  const drainSeconds = props.drainSeconds ?? 5;
  const longestRequestSeconds = props.longestRequestSeconds ?? 20;
  // What is undefined was not said, also where the compiler lets it through.
  const given = Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as typeof props;
  return {
    name: chart.workload,
    port: 8080,
    variables: {},
    probePaths: { startup: '/startupz', readiness: '/readyz', liveness: '/livez' },
    maxReplicas: 3 * minReplicas,
    cpuTargetPercent: Math.floor(0.9 * survivableCpuPercent(zones)),
    cpu: '250m',
    memory: '256Mi',
    maxUnavailable: '33%',
    gracePeriodSeconds: Math.ceil(1.5 * (preStopSeconds + drainSeconds + longestRequestSeconds)),
    egressPorts: [443],
    workloadIdentity: (props.name ?? chart.workload) === chart.workload,
    metricsPath: '/metrics',
    ...given,
    minReplicas,
    preStopSeconds,
    drainSeconds,
    longestRequestSeconds,
    zones,
    workload: chart.workload,
  };
}

/** The CPU use, in percent of the request, above which a lost zone's share does not fit into the others. */
export function survivableCpuPercent(zones: number): number {
  return (100 * (zones - 1)) / zones;
}

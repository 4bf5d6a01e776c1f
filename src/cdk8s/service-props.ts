/** What can be said about a service; only the image must be. */
export interface HighlyAvailableServiceProps {
  /**
   * What to run, by digest: `<registry>/<repository>@sha256:<digest>`. A tag is accepted, `latest` or none is not:
   * copies that start later would run something else.
   */
  readonly image: string;
  /**
   * Name of the Deployment and of all that belongs to it. Renaming it makes a new service beside the old one.
   * @default the workload's name; every further service needs its own
   */
  readonly name?: string;
  /**
   * TCP port that the container listens on, 1024–65535; given to it as `PORT`.
   * @default 8080
   */
  readonly port?: number;
  /**
   * Further environment variables of the container.
   * @default none
   */
  readonly variables?: Readonly<Record<string, string>>;
  /**
   * HTTP paths that the probes ask, each its own endpoint.
   * @default /startupz, /readyz, /livez
   */
  readonly probePaths?: ProbePaths;
  /**
   * Fewest copies in this region; at least one for each zone.
   * @default 2 × zones
   */
  readonly minReplicas?: number;
  /**
   * Most copies in this region.
   * @default 3 × minReplicas
   */
  readonly maxReplicas?: number;
  /**
   * CPU use that the autoscaler aims at, in percent of the request. What is free must carry a lost zone's share.
   * @default 90 % of what the other zones can carry: 60 with three zones, 45 with two
   */
  readonly cpuTargetPercent?: number;
  /**
   * CPU request, as a Kubernetes quantity. There is no limit: throttled probes fail.
   * @default 250m
   */
  readonly cpu?: string;
  /**
   * Memory request and limit, as a Kubernetes quantity.
   * @default 256Mi
   */
  readonly memory?: string;
  /**
   * How many copies a drain or an upgrade of nodes may stop at once: a number, or a percentage (rounded up).
   * @default 33%
   */
  readonly maxUnavailable?: number | `${number}%`;
  /**
   * Seconds between the decision to stop a copy and its SIGTERM: proxies still send to it in that time.
   * @default 15
   */
  readonly preStopSeconds?: number;
  /**
   * Seconds after SIGTERM in which the copy goes on to accept requests, at most 60; given to it as `DRAIN_SECONDS`.
   * @default 5
   */
  readonly drainSeconds?: number;
  /**
   * Seconds that the longest request takes, 1 to 3600; given to the copy as `LONGEST_REQUEST_SECONDS`.
   * @default 20
   */
  readonly longestRequestSeconds?: number;
  /**
   * Seconds until a copy that still runs is killed; more than the three above together.
   * @default their sum and a half more: 60
   */
  readonly gracePeriodSeconds?: number;
  /**
   * TCP ports, outside of the cluster, that the service may connect to.
   * @default 443, for Azure's identity endpoint and most APIs
   */
  readonly egressPorts?: readonly number[];
  /**
   * Whether its pods sign in to Azure as the region's workload identity, which workload.bicep gives rights to. Only the
   * workload's own service can: the identity trusts no other ServiceAccount.
   * @default true for the workload's own service, false for every other
   */
  readonly workloadIdentity?: boolean;
  /**
   * Path at which the container tells its metrics in the format of Prometheus, or `false` where it tells none.
   * @default /metrics
   */
  readonly metricsPath?: string | false;
}

/** Paths of the three probes. Readiness and liveness may not share one. */
export interface ProbePaths {
  /** Answers once the container has started; the other two wait for it. */
  readonly startup: string;
  /** Says whether the copy may get requests. */
  readonly readiness: string;
  /** Says whether the process is alive, looking at nothing else: a copy that does not answer is restarted. */
  readonly liveness: string;
}

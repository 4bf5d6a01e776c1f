import type * as v from 'valibot';
import type { EnvironmentVariables } from '../variables-schema';
import type { ApiServer } from './api-server';
import { DEFAULT_RETENTION_DAYS, type Logs } from './logs';
import { defaultNodeCount, type NodeCount } from './node-count';
import type { OriginCertificate } from './origin-certificate';
import type { ClusterAdmin } from './principal';
import { type EXPOSURES, SETTINGS_SCHEMA } from './settings-schema';

/** What an environment may say of itself and need not, with the defaults. */
export interface Settings {
  /** Azure location of what is global: registry, resource group, logs of Front Door. @default that of the first region */
  readonly home: string;
  /** Between which numbers of nodes the autoscaler works. @default system 3–6; user 1–10, or 2–10 with two vCPU */
  readonly nodeCount: NodeCount;
  /** From where the API servers are reached. @default public */
  readonly apiServer: ApiServer;
  /** Whether Front Door reaches the regions at public addresses or by Private Link. @default public */
  readonly exposure: (typeof EXPOSURES)[number];
  /** With it Front Door reaches the regions by HTTPS. @default none: by HTTP */
  readonly originCertificate?: OriginCertificate | undefined;
  /** Who may do everything in the clusters, beside whoever deploys. @default nobody */
  readonly clusterAdmins: readonly ClusterAdmin[];
  /** How long logs are kept, and how many there may be. @default 30 days, no bound */
  readonly logs: Logs;
  /** Whether what is global is locked against being deleted. @default false */
  readonly locks: boolean;
}

/** The settings as variables.json has them: what it leaves out is not there. */
export type GivenSettings = {
  readonly [Key in keyof typeof SETTINGS_SCHEMA]?: v.InferOutput<(typeof SETTINGS_SCHEMA)[Key]>;
};

/** Those of an environment's answers that are settings, in the order of the schema. */
export function givenSettings(variables: EnvironmentVariables): GivenSettings {
  const keys = Object.keys(SETTINGS_SCHEMA) as (keyof GivenSettings)[];
  return Object.fromEntries(keys.flatMap((key) => (variables[key] === undefined ? [] : [[key, variables[key]]])));
}

/** Fills in the defaults, some of which follow from the other answers. */
export function resolveSettings(given: GivenSettings, { nodeSize, regions }: EnvironmentVariables): Settings {
  const { originCertificate } = given;
  const [first] = regions as [EnvironmentVariables['regions'][number]];
  const nodeCount = defaultNodeCount(nodeSize.user);
  return {
    home: given.home ?? first.location,
    nodeCount: {
      system: given.nodeCount?.system ?? nodeCount.system,
      user: given.nodeCount?.user ?? nodeCount.user,
    },
    apiServer: {
      access: given.apiServer?.access ?? 'public',
      authorizedRanges: given.apiServer?.authorizedRanges ?? [],
    },
    exposure: given.exposure ?? 'public',
    clusterAdmins: given.clusterAdmins ?? [],
    logs: { ...given.logs, retentionDays: given.logs?.retentionDays ?? DEFAULT_RETENTION_DAYS },
    locks: given.locks ?? false,
    ...(originCertificate && { originCertificate }),
  };
}

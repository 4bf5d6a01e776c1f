/** What only a deployment knows, put into the charts; for what is left out stand placeholders. */
export interface RenderRequest {
  readonly environment: string;
  /** By digest. */
  readonly image?: string;
  readonly frontDoorId?: string;
  /** By the name of the region; empty without a certificate of one's own. */
  readonly gatewayIdentityClientIds?: Readonly<Record<string, string>>;
  /** Those that the workload signs in to Azure with, by the name of the region. */
  readonly workloadIdentityClientIds?: Readonly<Record<string, string>>;
}

/** The manifests of an environment with real values: path in the repository → YAML. */
export type Render = (request: RenderRequest) => Promise<ReadonlyMap<string, string>>;

/** What can be said to `create-aks-ha verify`. */
export interface VerifyOptions {
  /** Only this one; default: all. */
  readonly environment?: string;
  /** Tells the report as JSON. */
  readonly json?: boolean;
  /** Tells it as Markdown, for a comment on a pull request. */
  readonly markdown?: boolean;
  /** Tells what was seen of what is survived, too. */
  readonly details?: boolean;
  /** False judges the manifests alone. */
  readonly bicep: boolean;
}

/** What can be said to `create-aks-ha upgrade`. */
export interface UpgradeOptions {
  /** Tells what was done as Markdown on standard output, for a pull request. */
  readonly markdown?: boolean;
}

/** What is known of an error before it happens; docs/errors.md is made of these. */
export interface CatalogueEntry {
  /** A few words, for a list. */
  readonly title: string;
  /** What happened, in whole sentences. */
  readonly happened: string;
  /** What mends it. */
  readonly remedy: string;
  /**
   * What the command line ends with: 1 something is there already, or it is ours; 2 nothing was written; 3 a look ahead
   * found obstacles; 4 a deployment failed and can be gone on with; 5 not signed in or not allowed; 130 cancelled.
   */
  readonly exitCode: 1 | 2 | 3 | 4 | 5 | 130;
}

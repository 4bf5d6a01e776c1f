/** What is known of an error before it happens; docs/errors.md is made of these. */
export interface CatalogueEntry {
  /** A few words, for a list. */
  readonly title: string;
  /** What happened, in whole sentences. */
  readonly happened: string;
  /** What mends it. */
  readonly remedy: string;
  /** What the command line ends with: 1 something is there already, or it is ours; 2 nothing was written; 130 cancelled. */
  readonly exitCode: 1 | 2 | 130;
}

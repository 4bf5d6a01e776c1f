/** What becomes of one file. */
export interface FileChange {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  /** What it holds. @default it is not there */
  readonly before?: Buffer;
  /** What it will hold. @default it is removed */
  readonly after?: Buffer;
  /** The permission bits that it will have, e.g. 0o644. */
  readonly mode: number;
}

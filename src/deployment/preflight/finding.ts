/** Something that a look ahead found. */
export interface Finding {
  /** Which check found it: `quota`. */
  readonly check: string;
  /** An obstacle ends the run before anything is changed; a warning is only told. */
  readonly severity: 'obstacle' | 'warning';
  /** What is the matter and where, a sentence. */
  readonly what: string;
  /** The command or edit that mends it. */
  readonly fix: string;
  /** Whether it is about who is signed in, which ends with another exit code. */
  readonly isAboutRights?: boolean;
  /** A check that says the same with more of the matter: where it found an obstacle, this one is not told. */
  readonly unless?: string;
}

/** One question of the look ahead; all are asked at once. */
export interface Check {
  /** A word or two: `quota`. */
  readonly name: string;
  /** @returns what was found; an empty list where all is well */
  run(): Promise<readonly Finding[]>;
}

import type { Step } from './events';

/** What is in the directory now. */
export interface Written {
  /** How many files. */
  readonly files: number;
  /** Files of the user's that stayed as they are. */
  readonly kept: readonly string[];
  /** Where an earlier run had written all of it: what is left to do. */
  readonly left?: readonly Step[];
}

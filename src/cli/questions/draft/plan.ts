import type { PlannedFile } from '../../../generation/look-ahead';

/** The files of an outcome, or why there are none. */
export type Plan =
  | {
      /** In an existing repository those that would change, each with its unified diff. */
      readonly files: readonly PlannedFile[];
      /** What follows from it, in whole sentences. */
      readonly notes?: readonly string[];
    }
  | { readonly problem: string };

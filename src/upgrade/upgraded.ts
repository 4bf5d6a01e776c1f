import type { Note } from '../blueprints/ownership/notes';
import type { FileChange } from '../generation/change/file-change';
import type { ChangelogEntry } from './changelog';

/** What an upgrade did. */
export interface Upgraded {
  /** Packages that package.json names and that have another version now. */
  readonly packages: readonly MovedPackage[];
  /** What users see of the new create-aks-ha, the newest version first. */
  readonly changelog: readonly ChangelogEntry[];
  /** In the order of their paths; none where all was up to date. */
  readonly changes: readonly FileChange[];
  /** What the synth has to tell: edits that it kept aside, formats that it migrated. */
  readonly notes: readonly Note[];
  /** What could not be looked up, and stays as it is. */
  readonly warnings: readonly string[];
  /** Types and failures that are survived, judged with everything new. @default nothing has changed */
  readonly check?: Check;
}

export interface MovedPackage {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string;
}

/** What `npm test` says of the new state. */
export interface Check {
  readonly isPassed: boolean;
  readonly output: string;
}

/** What an upgrade is doing. */
export type UpgradeStep = 'versions' | 'install' | 'synth' | 'base image' | 'check' | 'write';

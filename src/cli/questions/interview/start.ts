import type { RawAnswers } from '../../../configuration/read-answers';
import type { Variables } from '../../../configuration/variables-schema';
import type { Renamed } from './renamed-environment';

/** All that is known before the first question. */
export interface Start {
  /** What the flags say; it is not asked again. */
  readonly given: RawAnswers;
  /** Where to write it, if that was said. */
  readonly directory?: string | undefined;
  readonly suggestedWorkload: string;
  /**
   * The valid variables.json of a repository that was generated before. The interview then begins at the review with its
   * answers, and {@link given} counts over them.
   */
  readonly existing?: Variables | undefined;
  /** Which of its environments are called otherwise by now. @default none */
  readonly renamed?: Renamed | undefined;
  /** The address that git knows the user by. */
  readonly suggestedEmail?: string | undefined;
  /** What is worth knowing of a directory that can be written to. @default nothing */
  readonly describeDirectory?: ((directory: string) => string | undefined) | undefined;
  /** Why nothing can be written to a directory, or `undefined`. */
  readonly refuseDirectory: (directory: string) => string | undefined;
}

/** What the answers make: the whole file, with all that an existing one holds beside its answers, and where it goes. */
export interface Outcome {
  readonly variables: Variables;
  readonly directory: string;
}

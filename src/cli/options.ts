import type { RawAnswers } from '../configuration/read-answers';

/** What stands on the command line, as commander reads it. */
export interface CreateOptions extends RawAnswers {
  readonly yes?: boolean;
  readonly config?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly git: boolean;
  readonly install: boolean;
  readonly debug?: boolean;
}

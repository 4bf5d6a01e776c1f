import type { Configuration } from '../configuration';
import type { GenerationEvent } from '../generation/events';
import type { Suggestion } from './answers-from-options';

/** What the command line tells; two of them tell it, one to people and one to programs. */
export interface Reporter {
  /** What is to be generated, and where, once that is decided. */
  decided?(configuration: Configuration, directory: string): void;
  /** What was suggested because nothing was given. */
  suggested(suggestions: readonly Suggestion[]): void;
  /** @param advice what to do about it, or what follows from it */
  warning(text: string, advice: string): void;
  /** The files of a dry run. */
  files(paths: readonly string[], kept: readonly string[]): void;
  event(event: GenerationEvent): void;
  done(result: Result): void;
  error(error: unknown, debug: boolean): void;
  /** Where the log of the run is, at its very end. */
  logged?(path: string): void;
}

/** What there is at the end. */
export interface Result {
  readonly configuration: Configuration;
  /** Absolute. */
  readonly directory: string;
  /** Gives the same repository again. */
  readonly command: string;
  readonly installed: boolean;
}

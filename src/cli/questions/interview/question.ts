import type { JsonPath } from '../../../configuration';
import type { FlagName } from '../../flags';
import type { Outcome, Start } from './start';

/** One of a few answers. */
export interface Choice {
  readonly value: string;
  /** What it means, in one line. */
  readonly meaning: string;
}

/** One thing to decide. Every answer is a text, in the form that its flag takes. */
export interface Question {
  /** `workload`, or `registry:prod` where each environment has its own. */
  readonly id: string;
  /** The flag that answers it; the directory is an argument. */
  readonly flag: FlagName | 'directory';
  /** A few words, for the review too. */
  readonly title: string;
  readonly explanation: string;
  /** What an answer may be. */
  readonly rule: string;
  readonly input: 'text' | 'regions' | 'choice';
  readonly choices?: readonly Choice[];
  /** The environment that it is about, where it is about one. */
  readonly environment?: string | undefined;
  /** Its place in variables.json, where it has one of its own. */
  readonly path?: JsonPath;
  /** The answer that an outcome holds. */
  read(outcome: Outcome): string;
  /** Why a text is refused whatever the other answers are, or `undefined`. */
  refusal(text: string, start: Start): string | undefined;
  /** What is doubtful about an answer that is accepted, in a few words, or `undefined`. Default: nothing. */
  warning?(text: string, start: Start): string | undefined;
  /** The nearest text that would do. */
  mend(text: string): string | undefined;
  /** What of an answer was decided; the rest is as suggested and follows what it is derived from. Default: all of it. */
  decided?(text: string, suggestion: string): string;
}

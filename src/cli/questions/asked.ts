import type { Plan } from './draft/plan';
import type { Interview } from './interview/interview';
import type { Outcome, Start } from './interview/start';

export interface AskProps {
  readonly start: Start;
  /**
   * What would be written, or why nothing can be. In an existing repository it may take its time.
   *
   * @param signal aborted where nobody waits for it any more
   */
  readonly plan: (outcome: Outcome, signal: AbortSignal) => Plan | Promise<Plan>;
  /** Breaks off. */
  readonly signal: AbortSignal;
  /** The command that gives these answers again, for whoever breaks off. @default none is told */
  readonly commandFor?: ((outcome: Outcome) => string) | undefined;
}

/** What the two ways of asking are given. */
export interface AskingProps extends AskProps {
  /** Hears of each answer. */
  readonly follow: (interview: Interview) => void;
}

/** What somebody decided. */
export type Asked = Outcome;

/** What dist/questions.js holds; loaded when there is something to ask and somebody to answer. */
export interface QuestionsModule {
  /** @throws AksHaError E130 where the user breaks off; nothing is written then */
  ask(props: AskProps): Promise<Asked>;
}

/** What may stand where Tab is pressed. */
export interface Offer {
  /** How the word goes on to the left of every candidate: `--regions=eastus2,`. */
  readonly head: string;
  readonly candidates: readonly Candidate[];
  /** What the shell finds by itself beside them. */
  readonly paths: 'files' | 'directories' | 'none';
  /** Whether more may follow in the same word, after a comma. */
  readonly goesOn: boolean;
}

export interface Candidate {
  /** Without the head. */
  readonly value: string;
  readonly description: string;
}

/** A flag as completion sees it. */
export interface CompletableFlag {
  /** With its hyphens; the long form last. */
  readonly names: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** Whether it can be given again. */
  readonly isList: boolean;
}

/** A command of the program, with flags of its own. */
export interface CompletableCommand {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly CompletableFlag[];
  /** What may stand behind it. @default nothing */
  readonly operands?: readonly Operand[];
}

/** A word that is no flag. */
export interface Operand {
  readonly name: string;
  readonly description: string;
}

export const NOTHING: Offer = { head: '', candidates: [], paths: 'none', goesOn: false };

import type { ErrorCode } from './catalogue';

/** Whose doing it was, and so who mends it. */
export type ErrorSource = 'user' | 'azure' | 'internal';

export interface AksHaErrorProps {
  /** Stable, and explained in docs/errors.md: one that is not in the catalogue does not compile. */
  readonly code: ErrorCode;
  /** What happened, and where. */
  readonly message: string;
  readonly source: ErrorSource;
  /** The command or edit that mends it. */
  readonly hint: string;
  readonly cause?: unknown;
}

/** Every error that is thrown on purpose. Nothing below the command line prints one. */
export class AksHaError extends Error {
  public readonly code: ErrorCode;
  public readonly source: ErrorSource;
  public readonly hint: string;

  constructor(props: AksHaErrorProps) {
    super(props.message, props.cause === undefined ? undefined : { cause: props.cause });
    this.name = new.target.name;
    this.code = props.code;
    this.source = props.source;
    this.hint = props.hint;
  }

  /** Also true for one of another copy of this class: command line, library and charts are bundled apart. */
  public static is(error: unknown): error is AksHaError {
    return error instanceof Error && 'code' in error && 'source' in error && 'hint' in error;
  }
}

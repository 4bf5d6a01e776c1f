/** Something that a synth did and that the user has to know of; no error. */
export interface Note {
  /** What happened, and what to do. */
  readonly text: string;
  /** The change of a file, as `git diff` shows it. @default none is shown */
  readonly change?: string;
}

/** What is to be told once a synth is done. */
export class Notes {
  private readonly notes: Note[] = [];

  public add(note: Note): void {
    this.notes.push(note);
  }

  /** In the order in which they were made. */
  public get all(): readonly Note[] {
    return this.notes;
  }
}

/** Names a file that notes are appended to, one JSON object a line, instead of being shown: whoever runs the synth tells them. */
export const NOTES_FILE = 'CREATE_AKS_HA_NOTES';

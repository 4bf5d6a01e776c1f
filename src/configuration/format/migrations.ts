/** What turns variables.json of one format into the next. */
export interface Migration {
  /** The format that comes out. */
  readonly to: number;
  /** What is different from then on, as a user reads it. */
  readonly what: string;
  /** @param document of the format before; keys stand in the order in which they are to be written */
  migrate(document: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/** The format of a file that names none: it was made before files did. */
export const FIRST_FORMAT = 1;

/**
 * Every format since the first. A migration is never changed once it is published: files of its time stay around for years.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    what: '"version" says which format the file has',
    migrate: ({ $schema, version: _, ...rest }) => ({
      ...($schema === undefined ? {} : { $schema }),
      version: 2,
      ...rest,
    }),
  },
];

/** The format that this version of create-aks-ha reads and writes. */
export const FORMAT = 2;

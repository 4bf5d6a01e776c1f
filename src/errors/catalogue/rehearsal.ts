import type { CatalogueEntry } from '../catalogue-entry';

/** What can be wrong with the local Azure of a rehearsal. */
export const REHEARSAL_ERRORS = {
  E690: {
    title: 'A rehearsal of another version',
    happened: 'What earlier rehearsals deployed was kept by another version of this program, in another form.',
    remedy: 'Remove the folder that the message names: nothing but rehearsals is in it.',
    exitCode: 2,
  },
  E691: {
    title: 'The state of a rehearsal can’t be read',
    happened: 'A file of what earlier rehearsals deployed is damaged, or may not be read.',
    remedy: 'Remove the folder that the message names: nothing but rehearsals is in it.',
    exitCode: 2,
  },
  E692: {
    title: 'No fault of that name',
    happened: '`--fault` names a fault that is not there, or lacks what it needs to know.',
    remedy: 'Take one of those that the message lists.',
    exitCode: 2,
  },
  E693: {
    title: 'Two rehearsals at once',
    happened: 'Another process keeps the state of this repository’s rehearsals at the moment.',
    remedy: 'Wait until it has ended, or end it.',
    exitCode: 2,
  },
} as const satisfies Record<string, CatalogueEntry>;

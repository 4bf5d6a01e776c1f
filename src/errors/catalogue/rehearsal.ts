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
    happened: '`--fault` names a fault or a phase that is not there, or lacks what it needs to know.',
    remedy: 'Take one of those that the message lists.',
    exitCode: 2,
  },
  E693: {
    title: 'Two rehearsals at once',
    happened:
      'Another command rehearses in this repository at the moment; both use the same Azure, so faults can be given to the first alone.',
    remedy: 'Leave `--fault` out, or wait until the other one has ended.',
    exitCode: 2,
  },
  E694: {
    title: 'A fault without a rehearsal',
    happened: '`--fault` was given without `--rehearse`: only a rehearsal can be told what is to go wrong.',
    remedy: 'Give `--rehearse` too.',
    exitCode: 2,
  },
} as const satisfies Record<string, CatalogueEntry>;

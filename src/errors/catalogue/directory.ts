import type { CatalogueEntry } from '../catalogue-entry';

/** What is wrong with the directory that a repository would be written to. */
export const DIRECTORY_ERRORS = {
  E201: {
    title: 'No directory of that name is possible',
    happened:
      'The name is empty or holds a null byte, or a file stands in the place of the directory or of one above it.',
    remedy: 'Name another directory, or move the file away.',
    exitCode: 2,
  },
  E202: {
    title: 'Inside another git repository',
    happened:
      'The directory is inside a git repository. Workflows would not run there: GitHub reads those at the root alone.',
    remedy: 'Name a directory outside of it, or the root of that repository.',
    exitCode: 2,
  },
  E203: {
    title: 'Generated already',
    happened: 'The directory holds a repository that this program made.',
    remedy: 'Change `devops/config/variables.json` there and run `npx projen`.',
    exitCode: 2,
  },
  E204: {
    title: 'Files in the way',
    happened: 'The directory has files of yours where some would be written. They are named; none was touched.',
    remedy: 'Move them away, or name another directory.',
    exitCode: 2,
  },
  E205: {
    title: 'The directory can’t be read or written',
    happened: 'You may not write there, the disk is full or read-only, or something came into being there meanwhile.',
    remedy: 'Do what the message says: make room, take another directory, or run the same command again.',
    exitCode: 2,
  },
  E206: {
    title: 'Another run is writing there',
    happened: 'A second create-aks-ha is at work in the same directory. The message names it.',
    remedy: 'Wait until it has ended, then run the same command again.',
    exitCode: 2,
  },
  E207: {
    title: 'Writing was cut off and can’t be undone now',
    happened: 'Some files are in their place already, and taking them back failed. Nothing of yours was changed.',
    remedy: 'Mend what the message names and run the same command again: it completes or undoes what was begun.',
    exitCode: 1,
  },
  E208: {
    title: 'An unreadable journal',
    happened: 'An earlier run was cut off, and the list of what it did is damaged.',
    remedy:
      'Look into the folder that the message names for what is missing from your directory, then remove that folder.',
    exitCode: 2,
  },
  E209: {
    title: 'A dry run meets what was begun',
    happened: 'An earlier run was cut off in this directory, and a dry run changes nothing.',
    remedy: 'Run it without `--dry-run`: that completes or undoes it first.',
    exitCode: 2,
  },
} as const satisfies Record<string, CatalogueEntry>;

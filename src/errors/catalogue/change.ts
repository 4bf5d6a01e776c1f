import type { CatalogueEntry } from '../catalogue-entry';

/** What is wrong where the answers of a repository that was generated before are to change. */
export const CHANGE_ERRORS = {
  E210: {
    title: 'The repository is not installed',
    happened: 'What other answers would change is worked out by the repository’s own `.projenrc.ts`, which needs it.',
    remedy: 'Run `npm ci` in the repository, then the same command again.',
    exitCode: 2,
  },
  E211: {
    title: 'What would change can’t be worked out',
    happened: '`.projenrc.ts` failed on a copy of the repository that has the new answers. Its output is shown.',
    remedy: 'Mend what it tells; `npx projen` meets the same.',
    exitCode: 2,
  },
  E212: {
    title: 'A file has changed since it was shown',
    happened: 'Only what was shown is written, and a file no longer holds what it held then. All is as it was.',
    remedy: 'Run the same command again and look at the changes anew.',
    exitCode: 2,
  },
  E213: {
    title: 'A change was cut off and can’t be undone now',
    happened: 'Some files are changed already, and taking them back failed. What they held is kept.',
    remedy: 'Mend what the message names and run create-aks-ha there again: it undoes what was begun.',
    exitCode: 1,
  },
  E214: {
    title: 'The version of the repository can’t be started',
    happened: 'A generated repository is changed by the version that it has installed, and that one does not start.',
    remedy: 'Run `npm ci` in the repository, then the same command again.',
    exitCode: 2,
  },
  E220: {
    title: 'An upgrade needs a tree without other changes',
    happened:
      'Files that git knows are changed and not committed. An upgrade is to be read, and taken back, by itself.',
    remedy: 'Commit or stash them, then run `npx projen upgrade` again.',
    exitCode: 2,
  },
  E221: {
    title: 'The registry can’t be asked for newer versions',
    happened: 'There is no network, or the registry that npm is set up with does not answer. Nothing was written.',
    remedy: 'See what `npm ping` says, then run `npx projen upgrade` again.',
    exitCode: 2,
  },
  E222: {
    title: 'Newer versions can’t be installed',
    happened: 'On a copy of the repository npm failed; its output is shown. Nothing was written.',
    remedy: 'Mend what it tells, then run `npx projen upgrade` again.',
    exitCode: 2,
  },
  E223: {
    title: 'An upgrade is written, and not installed',
    happened: 'All files are those of the new versions, and npm could not install what they need. Its output is shown.',
    remedy: 'Mend what it tells, then run `npm ci`. To take the upgrade back: `git checkout . && npm ci`.',
    exitCode: 1,
  },
  E224: {
    title: 'An upgrade by npm where something else installs',
    happened:
      'The repository was installed by yarn or pnpm, whose lock file npm knows nothing of. Nothing was written.',
    remedy: 'Update create-aks-ha and the rest with that one, then run `npx projen && npm test`.',
    exitCode: 2,
  },
  E225: {
    title: 'A new version can’t write its files',
    happened: '`.projenrc.ts` failed with the new versions, on a copy of the repository. Its output is shown.',
    remedy:
      'Mend what it tells and run `npx projen upgrade` again; or first `npm install --save-dev create-aks-ha@latest`, then mend it.',
    exitCode: 2,
  },
} as const satisfies Record<string, CatalogueEntry>;

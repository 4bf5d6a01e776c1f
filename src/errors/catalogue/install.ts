import type { CatalogueEntry } from '../catalogue-entry';

/** What can fail once the repository is written. */
export const INSTALL_ERRORS = {
  E301: {
    title: 'The install or the first rendering failed',
    happened: '`npm install` or `npx projen` failed in the new repository. Its output is shown; the repository stays.',
    remedy: 'Mend what the output names and go on with the command at the end of the message.',
    exitCode: 1,
  },
  E302: {
    title: 'What a killed run had started still works there',
    happened:
      'An earlier run was killed, which ends npm, git or the rendering that it had started only when they are done. The message names the process.',
    remedy: 'Wait until it has ended, then run the same command again.',
    exitCode: 1,
  },
  E303: {
    title: 'Half an install that can’t be removed',
    happened: 'An install was cut off. What it left looks like whole packages, and removing it failed.',
    remedy: 'Remove the folder `node_modules` yourself, then run the same command again.',
    exitCode: 1,
  },
} as const satisfies Record<string, CatalogueEntry>;

import type { CatalogueEntry } from '../catalogue-entry';

/** What `npx projen` finds in a repository that was generated. */
export const PROJENRC_ERRORS = {
  E105: {
    title: '`variables.json` is gone',
    happened: 'Names and regions are known from nowhere else, and the file is never made anew.',
    remedy: 'Bring it back: `git checkout HEAD -- devops/config/variables.json`',
    exitCode: 2,
  },
  E106: {
    title: 'An option contradicts `variables.json`',
    happened: 'Options of AksHaProject count at creation only; afterwards `variables.json` says what holds.',
    remedy: 'Take them out of `.projenrc.ts` and change `devops/config/variables.json`.',
    exitCode: 2,
  },
  E110: {
    title: 'The charts have no function to call',
    happened: '`charts/main.ts` has no function as its default export.',
    remedy: 'Begin it with `export default function charts(chart: RegionChart): void {`',
    exitCode: 2,
  },
  E111: {
    title: 'The manifests could not be rendered',
    happened: 'The charts failed; why is told above this error.',
    remedy: 'Mend that, then run `npx projen`.',
    exitCode: 2,
  },
  E112: {
    title: 'The charts are gone',
    happened: 'There is no `charts/main.ts`, so nothing says what runs in the clusters.',
    remedy: 'Bring it back: `git checkout HEAD -- charts/main.ts`',
    exitCode: 2,
  },
  E113: {
    title: 'The charts can’t be loaded',
    happened: '`charts/main.ts` has an error that keeps it from being loaded, such as a wrong import.',
    remedy: 'Mend it; `npm test` checks its types and names the line.',
    exitCode: 2,
  },
  E114: {
    title: '`variables.json` has a newer format',
    happened: 'A newer create-aks-ha has written the file than the one that is installed here.',
    remedy: 'Run `npm ci`; where that does not do, `npm install --save-dev create-aks-ha@latest`.',
    exitCode: 2,
  },
  E115: {
    title: 'Only managed files can be ejected',
    happened: '`eject` in `.projenrc.ts` names a path that create-aks-ha does not manage, perhaps a mistyped one.',
    remedy: 'Name the file as the message suggests; `docs/upgrades.md` of the repository tells the other ways.',
    exitCode: 2,
  },
} as const satisfies Record<string, CatalogueEntry>;

import type { CatalogueEntry } from '../catalogue-entry';

/** What is wrong with `charts/main.ts` or with where its manifests go. */
export const CHART_ERRORS = {
  E401: {
    title: 'A chart outside of its region',
    happened: 'A construct was made outside of the chart that `charts/main.ts` is called with, and so would be lost.',
    remedy: 'Give that chart, or a construct inside it, as the construct’s first argument.',
    exitCode: 2,
  },
  E402: {
    title: 'Charts that contradict themselves',
    happened:
      'Settings exclude each other, such as a budget for disruptions that no drain can keep; or a region is left empty, and does not say `chart.runsNothing()`.',
    remedy: 'Edit `charts/main.ts` as the message says, then run `npx projen`.',
    exitCode: 2,
  },
  E403: {
    title: 'An error in the charts',
    happened: '`charts/main.ts` threw an error. The message names its line.',
    remedy: 'Mend it, then run `npx projen`.',
    exitCode: 2,
  },
  E404: {
    title: 'Manifests that can’t be written',
    happened: 'The rendered manifests could not be put into `manifests/`.',
    remedy: 'Make `manifests/` a folder that you may write to, then run `npx projen`.',
    exitCode: 2,
  },
} as const satisfies Record<string, CatalogueEntry>;

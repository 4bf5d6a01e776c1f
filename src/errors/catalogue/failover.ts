import type { CatalogueEntry } from '../catalogue-entry';

/** Why `create-aks-ha drain`, `restore` and `drill` stop. */
export const FAILOVER_ERRORS = {
  E650: {
    title: 'The last region',
    happened: 'Without the region, no other one would get requests and answer them. Nothing was changed.',
    remedy: 'Bring another one back with `create-aks-ha restore`; if users are to get no answer, `--even-the-last`.',
    exitCode: 3,
  },
  E651: {
    title: 'A sick region',
    happened: 'The region does not answer by its own route, so users are not sent there. Nothing was changed.',
    remedy: 'Look with `create-aks-ha status`, mend it, then restore it.',
    exitCode: 3,
  },
  E652: {
    title: 'Drained already',
    happened: 'A drill brings its region back in the end, and this one was taken out by somebody. Nothing was changed.',
    remedy: '`create-aks-ha restore` it first.',
    exitCode: 3,
  },
  E653: {
    title: 'A drained region still answers',
    happened:
      'It is out of Front Door, and its answers, or errors that name no region, came for 45 minutes all the same.',
    remedy: 'Look what the other regions give with `create-aks-ha status`; the same command again goes on to wait.',
    exitCode: 4,
  },
  E654: {
    title: 'A restored region gets nothing',
    happened: 'Front Door is told to send users there, and for 45 minutes none was answered by it.',
    remedy: 'Look at `OriginHealthPercentage` of Front Door; the same command again goes on to wait.',
    exitCode: 4,
  },
  E655: {
    title: 'A drill over its budget',
    happened:
      'More requests failed than `--error-budget` allows; the report says with what status. The region is back.',
    remedy: 'Look whether the other regions can carry the load: `minReplicas` in `charts/main.ts`.',
    exitCode: 1,
  },
  E657: {
    title: 'Front Door does not have the region',
    happened: 'There is no origin for it: it was never deployed, or with `privateLink` its second phase is missing.',
    remedy: '`create-aks-ha deploy` it first.',
    exitCode: 3,
  },
  E658: {
    title: 'Only a rehearsal loses a region',
    happened: '`--lose` was given where no rehearsal of its own could be started.',
    remedy: 'Give `--rehearse`, and let other commands that rehearse in the repository end first.',
    exitCode: 2,
  },
} as const satisfies Record<string, CatalogueEntry>;

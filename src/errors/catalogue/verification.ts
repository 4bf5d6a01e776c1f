import type { CatalogueEntry } from '../catalogue-entry';

/** Why `create-aks-ha verify` can't judge. */
export const VERIFICATION_ERRORS = {
  E501: {
    title: 'Manifests are missing',
    happened: 'A region that `variables.json` names has no file in `manifests/`.',
    remedy: 'Render it: `npx projen`',
    exitCode: 2,
  },
  E502: {
    title: 'Manifests that can’t be read',
    happened: 'A file in `manifests/` is not YAML, or holds what is no Kubernetes object.',
    remedy: 'Render it anew: `npx projen`',
    exitCode: 2,
  },
  E503: {
    title: 'No Bicep compiler',
    happened:
      'Half of the failures are judged from what the Bicep files make, and a deployment sends it: there is nobody to ask.',
    remedy:
      '`az bicep install`, or name one in `BICEP_PATH`. A deployment fetches one itself where there is the .NET SDK; a verification judges the manifests alone with `--no-bicep`.',
    exitCode: 2,
  },
  E504: {
    title: 'No quantity',
    happened: 'A request, a limit or a share of pods in the manifests is not a number that Kubernetes reads.',
    remedy: 'Write it like `250m` for CPU, `256Mi` for memory or `25%` of the pods, in `charts/main.ts`.',
    exitCode: 2,
  },
  E505: {
    title: 'The Bicep files don’t compile',
    happened: 'The compiler refused `devops/bicep/`. Its messages name file and line.',
    remedy: 'Mend what they name; `devops/bicep/workload.bicep` is yours.',
    exitCode: 2,
  },
  E506: {
    title: 'An environment that is not there',
    happened: 'The name stands nowhere below `environments` in `variables.json`.',
    remedy: 'Take one of the names that the message lists.',
    exitCode: 2,
  },
  E507: {
    title: 'No generated repository',
    happened: 'There is no `devops/config/variables.json` in the working directory.',
    remedy: 'Run it at the root of a generated repository.',
    exitCode: 2,
  },
} as const satisfies Record<string, CatalogueEntry>;

import type { CatalogueEntry } from '../catalogue-entry';

/** Why `create-aks-ha deploy`, `status` and `destroy` stop. */
export const DEPLOYMENT_ERRORS = {
  E600: {
    title: 'Nobody is signed in',
    happened: 'Neither `AZURE_SP_CREDENTIALS` nor a federated identity is set, and the Azure CLI knows nobody.',
    remedy: '`az login`, or set `AZURE_SP_CREDENTIALS`; without Azure: `--rehearse`.',
    exitCode: 5,
  },
  E601: {
    title: 'The sign-in was refused',
    happened:
      'Microsoft Entra gave no token: a secret that is wrong or has expired, an identity that it does not know.',
    remedy: 'Do what the message says; nothing of a credential is ever told.',
    exitCode: 5,
  },
  E602: {
    title: 'No subscription',
    happened: 'Nothing says which subscription to deploy to.',
    remedy: 'Give `--subscription`, or set `AZURE_SUBSCRIPTION_ID`.',
    exitCode: 5,
  },
  E603: {
    title: 'Azure does not allow it',
    happened: 'Whoever is signed in lacks a right that the message names.',
    remedy: 'An owner of the subscription gives it; a new right takes some minutes.',
    exitCode: 5,
  },
  E604: {
    title: 'Rights are missing',
    happened: 'Before anything was changed, rights were found to be missing; each is named, with the role that has it.',
    remedy: 'An owner of the subscription runs the commands of the message.',
    exitCode: 5,
  },
  E610: {
    title: 'Obstacles',
    happened: 'A look ahead found what would end the deployment later. Nothing was changed.',
    remedy: 'Mend each as the message says, and deploy again.',
    exitCode: 3,
  },
  E611: {
    title: 'Which environment?',
    happened: '`variables.json` has several environments, and none was named.',
    remedy: 'Give `--environment`.',
    exitCode: 2,
  },
  E612: {
    title: 'Not confirmed',
    happened: 'The command changes or removes something, and there is no terminal to ask.',
    remedy: 'Look at what it would do with `--preview`, then give `--yes`.',
    exitCode: 2,
  },
  E613: {
    title: 'An unknown cloud',
    happened: '`--cloud` names no cloud of Microsoft.',
    remedy: 'Take one that the message lists.',
    exitCode: 2,
  },
  E620: {
    title: 'The infrastructure was not deployed',
    happened:
      'Azure ended the deployment with an error; the message holds the reasons, without what they are wrapped in.',
    remedy: 'Mend them and deploy again: what is there already stays.',
    exitCode: 4,
  },
  E621: {
    title: 'Another deployment is at work',
    happened: 'Somebody deploys the same environment with other content at the moment.',
    remedy: 'Wait for it or cancel it with the commands of the message, then deploy again.',
    exitCode: 4,
  },
  E622: {
    title: 'A workload does not come up',
    happened: 'Pods or the gateway of a region don’t become ready; the message holds the reasons.',
    remedy: 'Mend them and deploy again; the pods that ran before go on running.',
    exitCode: 4,
  },
  E623: {
    title: 'A region does not answer',
    happened:
      'Front Door did not get the answer from it that was waited for: half an hour for a new route, a minute for a new version.',
    remedy: 'Look with `create-aks-ha status`, then deploy again.',
    exitCode: 4,
  },
  E624: {
    title: 'No image',
    happened: 'The image of the service could not be built, pushed or found, or is for another processor.',
    remedy: 'Mend the service as the message says, and deploy again.',
    exitCode: 4,
  },
  E625: {
    title: 'A cluster can’t be reached',
    happened: 'Its API server gave no answer for three minutes.',
    remedy: 'Look whether it runs, and from where it may be reached: `apiServer` in `variables.json`.',
    exitCode: 4,
  },
  E626: {
    title: 'Azure refused a request',
    happened: 'Azure Resource Manager answered with an error; the message holds the reasons.',
    remedy: 'Mend them, then run the same command again.',
    exitCode: 4,
  },
  E627: {
    title: 'No answer',
    happened: 'Connections broke, or a server answered with errors, for as long as there was patience.',
    remedy: 'Look at the network, `HTTPS_PROXY` and `NODE_EXTRA_CA_CERTS`, then run the same command again.',
    exitCode: 4,
  },
  E628: {
    title: 'Something stays',
    happened: 'What was to be removed is still there.',
    remedy: 'Run the same command again; a lock of somebody else has to be removed by them.',
    exitCode: 4,
  },
  E631: {
    title: 'Cancelled from outside',
    happened: 'Somebody cancelled the deployment, in the portal or from another machine.',
    remedy: 'Run the same command again: it goes on where it was.',
    exitCode: 4,
  },
  E632: {
    title: 'A cluster refused a manifest',
    happened: 'The API server does not take an object as it is; the message names the field.',
    remedy: 'Mend `charts/main.ts`, run `npx projen`, and deploy again.',
    exitCode: 4,
  },
  E633: {
    title: 'The manifests were not rendered',
    happened: '`charts/main.ts` failed when it was given the real image and Front Door id.',
    remedy: 'Mend it; where a package is missing: `npm install`.',
    exitCode: 4,
  },
  E634: {
    title: 'Another deployment is at work in a region',
    happened:
      'Somebody brings another version to the region at the moment; the message says who, which one and since when. Nothing was changed in it.',
    remedy:
      'Wait until that one has ended, or end it; then run the same command again. A deployment of the same version waits by itself, and one that was killed holds nothing after a minute.',
    exitCode: 4,
  },
  E635: {
    title: 'A region was taken over',
    happened:
      'This run gave no sign of life for a minute, as where a laptop sleeps, and another one went on in its place.',
    remedy: 'Look with `create-aks-ha status`, then run the same command again.',
    exitCode: 4,
  },
  E636: {
    title: 'A region is no longer as it was planned for',
    happened:
      'Between the plan and the region’s turn somebody else brought it to another version. Nothing was changed in it.',
    remedy: 'Run the same command again: it plans anew, from what runs now.',
    exitCode: 4,
  },
  E640: {
    title: 'No such region',
    happened: 'A region was named that the environment does not have, or one twice.',
    remedy: 'Give names of regions from `devops/config/variables.json`.',
    exitCode: 2,
  },
  E641: {
    title: 'A new version was taken back',
    happened:
      'It did not come up in a region, did not answer, or failed more requests than the error budget allows. The region runs again what it ran before; the regions after it were not touched.',
    remedy: 'Mend what the message names, and deploy again.',
    exitCode: 4,
  },
  E642: {
    title: 'A region could not go back',
    happened: 'A new version failed in a region, and what ran there before did not come up again either.',
    remedy:
      'Look at the region now. `deploy --rollback` tries once more to bring it back, a `deploy` of another version goes on from there; what ran before is kept in its cluster until one of them succeeds.',
    exitCode: 4,
  },
  E643: {
    title: 'Nothing to go back to',
    happened: '`--rollback` was given, and no update of the regions is recorded that could be undone.',
    remedy: 'Name the version: `deploy --image <digest>`.',
    exitCode: 3,
  },
  E644: {
    title: 'The error budget is spent',
    happened: 'While a region went to a new version, more of its requests failed than `--error-budget` allows.',
    remedy: 'Mend the service, and deploy again.',
    exitCode: 4,
  },
  E645: {
    title: 'A region does not answer after its infrastructure was changed',
    happened:
      'It answered by its own route before, and for five minutes afterwards it did not. The regions after it and what is global were not touched.',
    remedy: 'Look at the region with `create-aks-ha status`; drain it if users get errors, mend it, and deploy again.',
    exitCode: 4,
  },
} as const satisfies Record<string, CatalogueEntry>;

import type { KeptOut } from '../deployed/kept-out';
import type { Check, Finding } from './finding';

/** A drain is not undone by a deployment without a word, nor kept without one. */
export function keptOutCheck(keptOut: () => Promise<KeptOut>): Check {
  return { name: 'drained regions', run: async () => findingsOf(await keptOut()) };
}

export function findingsOf({ drained, returning }: KeptOut): Finding[] {
  return [
    ...drained.map((region) =>
      warning(
        `${region} is drained, and this deployment leaves it so: it gets no requests.`,
        `To bring it back: create-aks-ha restore ${region}`,
      ),
    ),
    ...returning.map((region) =>
      warning(
        `devops/config/variables.json no longer says that ${region} is drained: this deployment sends users there again.`,
        `Look first whether it answers: create-aks-ha status`,
      ),
    ),
  ];
}

function warning(what: string, fix: string): Finding {
  return { check: 'drained regions', severity: 'warning', what, fix };
}

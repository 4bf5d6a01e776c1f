import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { shortDigest } from './digest';

/** Who deploys, from where, and what: `alice@laptop (sha256:0123456789ab, run 4f2a9c31)`. No other run says the same. */
export function holderOf(env: NodeJS.ProcessEnv, digest: string | undefined): string {
  return `${whoFrom(env)} (${shortDigest(digest)}, run ${randomUUID().slice(0, 8)})`;
}

function whoFrom({ GITHUB_ACTOR, GITHUB_REPOSITORY, GITHUB_RUN_ID, USER, USERNAME }: NodeJS.ProcessEnv): string {
  // The machine of a workflow has a name that tells nobody anything.
  if (GITHUB_RUN_ID) return `${GITHUB_ACTOR ?? 'somebody'}, workflow run ${GITHUB_RUN_ID} of ${GITHUB_REPOSITORY}`;
  return `${USER ?? USERNAME ?? 'somebody'}@${hostname()}`;
}

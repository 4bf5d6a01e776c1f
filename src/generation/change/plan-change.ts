import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EDITED_FOLDER } from '../../blueprints/ownership/edited-folder';
import { PACKAGE_NAME } from '../../blueprints/package-root';
import { VARIABLES_PATH } from '../../configuration';
import { editVariables } from '../../configuration/edit-variables';
import { formatVariables } from '../../configuration/format-variables';
import { parseJson } from '../../configuration/parse-json';
import type { Variables } from '../../configuration/variables-schema';
import { AksHaError } from '../../errors/aks-ha-error';
import { byHand } from '../shell';
import { compare } from './compare';
import type { FileChange } from './file-change';
import { copyRepository } from './repository-copy';
import { synthesize, TRIAL } from './synthesize';

/** What other answers would make of a repository; nothing is written yet. */
export interface ChangePlan {
  /** The repository, absolute. */
  readonly root: string;
  /** In the order of their paths; none where the answers are those that it has. */
  readonly changes: readonly FileChange[];
  /** Paths of those that `npx projen` would renew with the answers as they are: edited by hand, or of another version. */
  readonly unasked: readonly string[];
}

/** Works plans out for one repository: what does not depend on the answers only once. */
export type Planner = (variables: Variables, signal?: AbortSignal) => Promise<ChangePlan>;

/**
 * Tries answers in a copy, with the repository's own .projenrc.ts: what it adds to ours is the user's, and only it knows.
 *
 * @param root a generated repository, absolute
 * @param signal ends what still runs when nobody plans any more
 * @throws AksHaError E210 where it is not installed; when planning E211 where .projenrc.ts fails, CancelledError
 */
export function planChanges(root: string, signal: AbortSignal): Planner {
  refuseUninstalled(root);
  let unasked: Promise<string[]> | undefined;
  // What fails with the answers as they are may well go with others.
  const tryAsIs = () =>
    tryOut(root, undefined, signal).then(
      // What is kept of an edit is told by the file that was edited.
      (changes) => changes.map(({ path }) => path).filter((path) => !path.startsWith(`${EDITED_FOLDER}/`)),
      () => [],
    );
  return async (variables, signalOfOne) => {
    const text = readFileSync(join(root, VARIABLES_PATH), 'utf8');
    if (formatVariables(variables) === formatVariables(parseJson(text, VARIABLES_PATH))) {
      return { root, changes: [], unasked: [] };
    }
    const wanted = editVariables(text, variables);
    unasked ??= tryAsIs();
    const [changes, paths] = await Promise.all([tryOut(root, wanted, signalOfOne), unasked]);
    return { root, changes, unasked: paths };
  };
}

/** What a synth would change in the repository. @param variables the new content of variables.json. @default as it is */
async function tryOut(
  root: string,
  variables: string | undefined,
  signal: AbortSignal | undefined,
): Promise<FileChange[]> {
  const copy = copyRepository(root);
  try {
    if (variables !== undefined) writeFileSync(join(copy.folder, VARIABLES_PATH), variables);
    await synthesize(copy.folder, signal, TRIAL, notWorkedOut);
    return compare(root, copy);
  } finally {
    copy.remove();
  }
}

function notWorkedOut(told: string): AksHaError {
  return new AksHaError({
    code: 'E211',
    source: 'user',
    message: `What would change can't be worked out: ${told}`,
    hint: 'Mend what it tells; npx projen meets the same. Nothing was written.',
  });
}

/** @throws AksHaError E210 */
export function refuseUninstalled(root: string): void {
  const isThere = (name: string) => existsSync(join(root, 'node_modules', name, 'package.json'));
  if ([PACKAGE_NAME, 'projen', 'tsx'].every(isThere)) return;
  const command = existsSync(join(root, 'package-lock.json')) ? 'npm ci' : 'npm install';
  throw new AksHaError({
    code: 'E210',
    source: 'user',
    message: `${root} is not installed: what other answers would change is worked out by its own .projenrc.ts.`,
    hint: `First: ${byHand(root, command)}`,
  });
}

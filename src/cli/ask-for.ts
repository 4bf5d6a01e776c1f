import { type Configuration, parseVariables } from '../configuration';
import { AksHaError } from '../errors/aks-ha-error';
import { filesInTheWay, planFiles, refuseTarget } from '../generation/look-ahead';
import type { QuestionsModule } from './questions/asked';
import type { Plan } from './questions/draft/plan';
import type { Outcome, Start } from './questions/interview/start';

/**
 * Asks a person for what the flags leave open.
 *
 * @throws AksHaError E130 where they break off, E2xx where the directory that was given won't do
 */
export async function askFor(
  start: Omit<Start, 'refuseDirectory'>,
  commandFor: (outcome: Outcome) => string,
  signal: AbortSignal,
): Promise<{ configuration: Configuration; target: string }> {
  // Better told now than after a dozen answers.
  if (start.directory !== undefined) refuseTarget(start.directory);
  // Loaded only here: flags need no questions.
  const { ask } = require('./questions') as QuestionsModule;
  const { variables, directory } = await ask({
    start: { ...start, refuseDirectory, describeDirectory },
    plan,
    commandFor,
    signal,
  });
  return { configuration: parseVariables(variables, 'The answers'), target: directory };
}

/** What is there stays as it is; somebody may have meant another folder all the same. */
function describeDirectory(directory: string): string | undefined {
  let count = 0;
  if (
    problemOf(() => {
      count = filesInTheWay(directory);
    }) !== undefined
  )
    return undefined;
  return count === 0
    ? undefined
    : `it holds ${count === 1 ? 'a file' : `${count} files`} already: nothing of it is replaced`;
}

function refuseDirectory(directory: string): string | undefined {
  return problemOf(() => refuseTarget(directory));
}

function plan({ variables, directory }: Outcome): Plan {
  let planned: Plan = { files: [] };
  const problem = problemOf(() => {
    planned = { files: planFiles(parseVariables(variables, 'The answers'), directory) };
  });
  return problem === undefined ? planned : { problem };
}

/** Why something can't be done, where that is the user's to mend. */
function problemOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (AksHaError.is(error) && error.source === 'user') return `${error.message} ${error.hint}`.replace(/\s+/g, ' ');
    throw error;
  }
}

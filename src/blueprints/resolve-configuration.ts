import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Configuration, parseVariables, readVariables, suggestVariables, VARIABLES_PATH } from '../configuration';
import { mendName } from '../configuration/naming-rule';
import { WORKLOAD } from '../configuration/naming-rules';
import { readAnswers } from '../configuration/read-answers';
import { AksHaError } from '../errors/aks-ha-error';
import type { AksHaProjectOptions } from './aks-ha-project-options';
import { contradictions } from './contradictions';
import { isSeeded } from './starter-files';

/**
 * The answers of a repository: those of its variables.json; where there is no repository yet, those of the options.
 *
 * @throws ConfigurationError where an answer breaks a rule
 * @throws AksHaError E105 where variables.json is gone, E106 where an option contradicts it
 */
export function resolveConfiguration(options: AksHaProjectOptions, outdir: string): Configuration {
  const path = join(outdir, VARIABLES_PATH);
  const isThere = existsSync(path);
  if (!isThere && isSeeded(outdir)) throw missing();
  if (!isThere) return options.configuration ?? fromOptions(options, outdir);
  const configuration = readVariables(path, VARIABLES_PATH);
  const found = contradictions(readAnswers(options), configuration);
  if (found.length > 0) throw contradicted(found);
  return configuration;
}

function fromOptions(options: AksHaProjectOptions, outdir: string): Configuration {
  const name = options.name ?? mendName(WORKLOAD, basename(outdir).toLowerCase());
  const answers = readAnswers({ ...options, name });
  return parseVariables(suggestVariables(answers), 'the options of AksHaProject');
}

function missing(): AksHaError {
  return new AksHaError({
    code: 'E105',
    source: 'user',
    message: `${VARIABLES_PATH} is gone: names and regions are known from nowhere else.`,
    hint: `Bring it back: git checkout HEAD -- ${VARIABLES_PATH}`,
  });
}

function contradicted(found: readonly string[]): AksHaError {
  return new AksHaError({
    code: 'E106',
    source: 'user',
    message: `Options of AksHaProject in .projenrc.ts contradict ${VARIABLES_PATH}:\n${found.map((line) => `  ${line}`).join('\n')}`,
    hint: `Take them out of .projenrc.ts; ${VARIABLES_PATH} is the place to change names and regions.`,
  });
}

import { join } from 'node:path';
import { type Configuration, type Environment, readVariables, VARIABLES_PATH } from '../../configuration';
import { findBicep } from '../../deployment/bicep/find-bicep';
import { predictResources } from '../../deployment/bicep/predict-resources';
import { AksHaError } from '../../errors/aks-ha-error';
import { readEnvironment } from '../../verification/read-environment';
import { isSurvived, type Report } from '../../verification/report';
import { verifyEnvironment } from '../../verification/verify';
import { refuseOther } from '../refuse-other';
import { compareManifests } from './compare-manifests';
import { markdownReport } from './markdown-report';
import { type Look, textReport } from './text-report';
import type { VerifyOptions } from './verify-options';

/** Where a verification looks, and what it may know of the machine. */
export interface Surroundings {
  /** Root of the generated repository. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly look: Look;
  readonly signal?: AbortSignal;
}

/** What is told, and whether everything that is claimed is survived. */
export interface Verified {
  readonly text: string;
  readonly isSurvived: boolean;
}

/**
 * `create-aks-ha verify`: judges every failure from the files of a repository; nothing is asked of Azure.
 *
 * @throws AksHaError E501 to E506 where it can't be judged; ConfigurationError where variables.json breaks a rule
 */
export async function verify(options: VerifyOptions, { root, env, look, signal }: Surroundings): Promise<Verified> {
  refuseOther(root);
  const configuration = readVariables(join(root, VARIABLES_PATH), VARIABLES_PATH);
  const environments = chosen(configuration, options.environment);
  const bicep = options.bicep ? bicepOf(env) : undefined;
  const [comparison, ...reports] = await Promise.all([
    compareManifests(root, signal),
    ...environments.map(async (environment) => {
      const resources =
        bicep === undefined
          ? undefined
          : await predictResources({
              bicep,
              root,
              environment: environment.name,
              location: environment.home,
              ...(signal ? { signal } : {}),
            });
      return verifyEnvironment(readEnvironment(root, configuration, environment, resources));
    }),
  ]);
  const report: Report = { environments: reports, ...comparison };
  return { text: tell(report, options, look, options.bicep && !bicep), isSurvived: isSurvived(report) };
}

function chosen({ environments }: Configuration, name: string | undefined): readonly Environment[] {
  if (name === undefined) return environments;
  const found = environments.filter((environment) => environment.name === name);
  if (found.length > 0) return found;
  throw new AksHaError({
    code: 'E506',
    source: 'user',
    message: `${VARIABLES_PATH} has no environment "${name}".`,
    hint: `There is ${environments.map((environment) => environment.name).join(', ')}.`,
  });
}

/** On a build server a compiler that is missing must not make a report that looks complete. */
function bicepOf(env: NodeJS.ProcessEnv): string | undefined {
  try {
    return findBicep(env);
  } catch (error) {
    if (env.CI || env.BICEP_PATH) throw error;
    return undefined;
  }
}

function tell(report: Report, options: VerifyOptions, look: Look, isBicepMissing: boolean): string {
  if (options.json) return `${JSON.stringify(report)}\n`;
  if (options.markdown) return markdownReport(report);
  const advice = isBicepMissing
    ? '\nThere is no Bicep CLI here: az bicep install, and half of the above is judged too.\n'
    : '';
  return textReport(report, { ...look, details: options.details ?? false }) + advice;
}

import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AksHaError } from '../../errors/aks-ha-error';
import { runCommand } from '../../generation/run-command';
import type { Resources } from '../../verification/infrastructure/resources';
import { BICEP_ENVIRONMENT } from './bicep-environment';
import { cacheFolder } from './cache-folder';
import { questionKey } from './question-key';
import { remembered } from './remembered';

/** Stands for a subscription in resource ids; nobody is asked about it. */
const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';

export interface PredictProps {
  /** The Bicep CLI. */
  readonly bicep: string;
  /** Root of the repository. */
  readonly root: string;
  readonly environment: string;
  /** Azure location that the deployment itself would be recorded in. */
  readonly location: string;
  readonly signal?: AbortSignal;
}

/**
 * Every resource that a deployment of an environment would make, worked out without Azure. The compiler writes beside
 * the parameter file, so it gets a copy of devops/. Where nothing in there has changed since, it is not asked again.
 *
 * @throws AksHaError E505 with the compiler's messages
 */
export async function predictResources(props: PredictProps): Promise<Resources> {
  const { bicep, root, environment, location } = props;
  const key = questionKey({ bicep, root, environment, location });
  return remembered({ memory: cacheFolder('predictions'), key }, () => predict(props));
}

async function predict({ bicep, root, environment, location, signal }: PredictProps): Promise<Resources> {
  const folder = mkdtempSync(join(tmpdir(), 'create-aks-ha-bicep-'));
  try {
    cpSync(join(root, 'devops'), join(folder, 'devops'), { recursive: true });
    const parameters = join(folder, 'devops/bicep', `${environment}.bicepparam`);
    const args = ['snapshot', parameters, '--subscription-id', SUBSCRIPTION, '--location', location];
    const { status, output } = await runCommand(bicep, args, { cwd: folder, env: BICEP_ENVIRONMENT, signal });
    if (status !== 0) throw refused(output.replaceAll(`${folder}/`, '').trim());
    const snapshot = JSON.parse(readFileSync(parameters.replace(/\.bicepparam$/, '.snapshot.json'), 'utf8'));
    return snapshot.predictedResources;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refused(output: string): AksHaError {
  return new AksHaError({
    code: 'E505',
    source: 'user',
    message: `The Bicep files don't compile:\n${output}`,
    hint: 'Mend what is named above; devops/bicep/workload.bicep is yours, the rest is renewed by npx projen.',
  });
}

import type { Environment } from '../../configuration';
import type { Deployed } from '../deployed/deployed';
import type { InfrastructureStep } from './plan';

/** What Azure remembers of a deployment of the same content, and whether it is still true. */
export interface DeploymentRecord {
  /** Name of the deployment. */
  readonly name: string;
  /** @default never deployed */
  readonly state?: 'running' | 'succeeded' | 'failed';
  /** Whether it gave whoever deploys now the right to apply manifests. */
  readonly knowsDeployer: boolean;
  /** Ids of resources that it made and that are gone. */
  readonly missing: readonly string[];
}

const ID = 'infrastructure';

/** Deploys, follows one that is at work, or skips what is there already, and says why. */
export function planInfrastructure(
  environment: Environment,
  deployed: Deployed,
  { name, state, knowsDeployer, missing }: DeploymentRecord,
): InfrastructureStep {
  const step = { id: ID, kind: 'infrastructure', needs: [], name } as const;
  if (state === 'running')
    return { ...step, action: 'follow', what: `Follow the deployment ${name}, which is at work.` };
  if (state === 'succeeded' && knowsDeployer && missing.length === 0) {
    return {
      ...step,
      action: 'skip',
      what: 'The infrastructure is deployed as it is in the repository, and all of it is there.',
    };
  }
  return { ...step, action: 'deploy', what: why(environment, deployed, { name, state, knowsDeployer, missing }) };
}

function why(
  { regions, name }: Environment,
  { clusters }: Deployed,
  record: Omit<DeploymentRecord, 'state'> & { state: DeploymentRecord['state'] },
): string {
  const fresh = regions
    .filter((region) => !clusters[region.name])
    .map((region) => `${region.name} (${region.location})`);
  if (record.state === 'succeeded' && record.missing.length > 0) {
    return `Make again what was deleted by hand: ${record.missing.map((id) => id.split('/').slice(-2).join(' ')).join(', ')}.`;
  }
  if (record.state === 'succeeded') return 'Give whoever deploys now the right to apply manifests.';
  if (record.state === 'failed') return `Go on with the deployment ${record.name}, which failed.`;
  if (fresh.length === regions.length) return `Build ${name} from nothing: ${fresh.join(', ')}.`;
  if (fresh.length > 0) return `Build ${fresh.join(', ')}, and bring the rest up to the repository.`;
  return `Bring the infrastructure of ${name} up to the repository.`;
}

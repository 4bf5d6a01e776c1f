import type { Environment, Region } from '../../configuration';
import type { Deployed } from '../deployed/deployed';
import type { Running } from '../update/running';
import type { InfrastructureStep, RegionInfrastructureStep } from './plan';

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
  /** Deployments of the same content to one region alone, by its name. */
  readonly alone: Readonly<Record<string, { readonly name: string; readonly isRunning: boolean }>>;
}

const ID = 'infrastructure';

/** Deploys, follows one that is at work, or skips what is there already, and says why. */
export function planInfrastructure(
  environment: Environment,
  deployed: Deployed,
  record: DeploymentRecord,
): InfrastructureStep {
  const { name, state, knowsDeployer, missing } = record;
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
  return { ...step, action: 'deploy', what: why(environment, deployed, record) };
}

function why({ regions, name }: Environment, { clusters }: Deployed, record: DeploymentRecord): string {
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

/**
 * Steps before one that changes all of the infrastructure. Where users are in several regions, a change reaches one after
 * the other, and stops where one does not answer after it; what is global, and regions where nobody is, come with the last
 * one. A region that somebody's run was at goes first: two would be changed at a time else.
 */
export function planRegionsAlone(
  { regions }: Environment,
  running: Running,
  { action }: InfrastructureStep,
  { alone }: DeploymentRecord,
): RegionInfrastructureStep[] {
  const serving = regions.filter(({ name }) => running[name]?.isServing);
  if (action !== 'deploy' || serving.length < 2) return [];
  const isRunning = ({ name }: Region) => alone[name]?.isRunning ?? false;
  const order = [...serving.filter(isRunning), ...serving.filter((region) => !isRunning(region))];
  const idOf = ({ name }: Region) => `${ID} ${name}`;
  return order.map((region, index): RegionInfrastructureStep => {
    const before = order[index - 1];
    const what = isRunning(region)
      ? `Follow the deployment of ${region.name}, which is at work; then it has to answer.`
      : `Bring the infrastructure of ${region.name} (${region.location}) up to the repository; then it has to answer as before.`;
    return {
      id: idOf(region),
      kind: 'region-infrastructure',
      region: region.name,
      action: isRunning(region) ? 'follow' : 'deploy',
      name: alone[region.name]?.name ?? '',
      needs: before ? [idOf(before)] : [],
      what,
    };
  });
}

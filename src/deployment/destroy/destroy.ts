import { AksHaError } from '../../errors/aks-ha-error';
import { API } from '../arm/api-versions';
import { cancelDeployment, runningDeployments } from '../arm/deployments';
import { deploymentPrefix } from '../bicep/content';
import { CLUSTER_TYPE, look } from '../deployed/look';
import { removeResource } from '../front-door/region-out';
import type { Session } from '../session';
import { deleteGroup, removeLocks } from './delete-group';
import { foreignRights } from './foreign-rights';
import { type DestructionPlan, planDestruction } from './plan-destruction';

export type Doomed = Pick<Session, 'arm' | 'configuration' | 'environment' | 'emit'>;

/** What there is to destroy. */
export async function lookForDestruction({ arm, configuration, environment }: Doomed): Promise<DestructionPlan> {
  return planDestruction(configuration.workload, environment.name, await look(arm, configuration, environment));
}

/**
 * Removes what a plan names, in the order in which nothing stands in the way: a deployment that is at work, locks, rights
 * outside of the groups, the clusters and Front Door, then the groups with all the rest. Then looks that it is gone.
 *
 * @throws AksHaError E628 where something stays
 */
export async function destroy(session: Doomed, { stages, regional, global }: DestructionPlan): Promise<void> {
  const { arm, configuration, environment, emit } = session;
  const removed = (what: string) => emit({ type: 'removed', what });
  for (const name of await runningDeployments(arm, deploymentPrefix(configuration.workload, environment.name))) {
    await cancelDeployment(arm, name);
    removed(`deployment ${name}, which was at work`);
  }
  const groups = [...regional, ...(global ? [global] : [])];
  const names = groups.map(({ name }) => name);
  // A lock on one resource would let the rest of its group go first.
  await Promise.all(names.map((name) => removeLocks(arm, `${arm.subscription}/resourceGroups/${name}`)));
  for (const id of await foreignRights(arm, names)) {
    await arm.send('DELETE', id, { apiVersion: API.authorization });
    removed(`right ${id.split('/').at(-1)}`);
  }
  await removeEventSubscriptions(session, removed);
  for (const { kind, type, ids } of stages) {
    const apiVersion = type === CLUSTER_TYPE ? API.aks : API.cdn;
    await Promise.all(
      ids.map(async (id) => {
        await removeResource(arm, id, apiVersion);
        removed(`${kind} ${id.split('/').at(-1)}`);
      }),
    );
  }
  await Promise.all(
    groups.map(async ({ name, region }) => {
      await deleteGroup(arm, name);
      removed(region === undefined ? name : `${region}: ${name}`);
    }),
  );
  await lookThatItIsGone(session);
}

/** With a certificate of one's own, an alert stands on the user's key vault, outside of all groups. */
async function removeEventSubscriptions({ arm, environment }: Doomed, removed: (what: string) => void): Promise<void> {
  const vault = environment.originCertificate?.keyVaultId;
  if (vault === undefined) return;
  const group = `/resourcegroups/${environment.resourceGroup.toLowerCase()}/`;
  const alerts = await arm.list<{ id: string; name: string; properties?: unknown }>(
    `${vault}/providers/Microsoft.EventGrid/eventSubscriptions`,
    { apiVersion: API.eventGrid },
  );
  // Two environments may share a vault: ours tells an action group of ours.
  const own = alerts.filter(
    ({ name, properties }) =>
      name.startsWith('alert-certificate-') &&
      JSON.stringify(properties ?? {})
        .toLowerCase()
        .includes(group),
  );
  for (const { id, name } of own) {
    await removeResource(arm, id, API.eventGrid);
    removed(`alert ${name} on the key vault`);
  }
}

async function lookThatItIsGone(session: Doomed): Promise<void> {
  const { regional, global } = await lookForDestruction(session);
  const left = [...regional, ...(global ? [global] : [])].map(({ name }) => name);
  if (left.length === 0) return;
  throw new AksHaError({
    code: 'E628',
    source: 'azure',
    message: `Still there: ${left.join(', ')}.`,
    hint: 'Run the same command again; it goes on where it was.',
  });
}

import { AksHaError } from '../../errors/aks-ha-error';
import { API } from '../arm/api-versions';
import { cancelDeployment, runningDeployments } from '../arm/deployments';
import { deploymentPrefix } from '../bicep/content';
import { look } from '../deployed/look';
import { removeResource } from '../front-door/region-out';
import type { Session } from '../session';
import { deleteGroup } from './delete-group';
import { foreignRights } from './foreign-rights';
import { type DestructionPlan, planDestruction } from './plan-destruction';

export type Doomed = Pick<Session, 'arm' | 'configuration' | 'environment' | 'emit'>;

/** What there is to destroy. */
export async function lookForDestruction({ arm, configuration, environment }: Doomed): Promise<DestructionPlan> {
  return planDestruction(configuration.workload, environment.name, await look(arm, configuration, environment));
}

/**
 * Removes what a plan names, in the order in which nothing stands in the way: a deployment that is at work, rights
 * outside of the groups, Front Door, the regions, what is global. Then looks that it is gone.
 *
 * @throws AksHaError E628 where something stays
 */
export async function destroy(session: Doomed, { regional, global }: DestructionPlan): Promise<void> {
  const { arm, configuration, environment, emit } = session;
  const removed = (what: string) => emit({ type: 'removed', what });
  for (const name of await runningDeployments(arm, deploymentPrefix(configuration.workload, environment.name))) {
    await cancelDeployment(arm, name);
    removed(`deployment ${name}, which was at work`);
  }
  const groups = [...regional, ...(global ? [global] : [])].map(({ name }) => name);
  for (const id of await foreignRights(arm, groups)) {
    await arm.send('DELETE', id, { apiVersion: API.authorization });
    removed(`right ${id.split('/').at(-1)}`);
  }
  await removeEventSubscriptions(session, removed);
  await Promise.all(
    regional.map(async ({ name, region }) => {
      await deleteGroup(arm, name);
      removed(`${region}: ${name}`);
    }),
  );
  if (global) {
    await deleteGroup(arm, global.name);
    removed(global.name);
  }
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

import { API } from '../arm/api-versions';
import { look } from '../deployed/look';
import { deleteGroup } from '../destroy/delete-group';
import { foreignRights } from '../destroy/foreign-rights';
import { removeResource, takeRegionOut } from '../front-door/region-out';
import type { RemovalStep } from '../plan/plan';
import type { Session } from '../session';
import type { Handed } from './handed';
import { registryId } from './image';
import { route } from './routes';

/** Removes a region or an environment that variables.json names no more. */
export async function remove(
  session: Session,
  handed: Handed,
  step: RemovalStep,
  signal: AbortSignal,
): Promise<string> {
  const { arm, environment, emit } = session;
  const working = (what: string) => emit({ type: 'working', step: step.id, what });
  // Whoever is left has to serve before somebody goes.
  await Promise.all(step.answering.map((region) => route(session, handed, { id: step.id, region }, signal)));
  if (step.kind === 'remove-region' && step.region !== undefined) {
    working('no new request is sent there');
    const { resourceGroup, frontDoorName: frontDoor } = environment;
    await takeRegionOut({ arm, resourceGroup, frontDoor, region: step.region });
    await removeReplication(session, step.groups);
  }
  for (const id of await foreignRights(arm, step.groups)) {
    await arm.send('DELETE', id, { apiVersion: API.authorization });
  }
  working(`${step.groups.join(', ')} is deleted`);
  await Promise.all(step.groups.map((group) => deleteGroup(arm, group)));
  return `${step.groups.join(', ')} is gone`;
}

/** The copy of the registry in a location that no region is in any more. */
async function removeReplication(session: Session, groups: readonly string[]): Promise<void> {
  const { arm, configuration, environment } = session;
  const deployed = await look(arm, configuration, environment);
  const locations = deployed.groups.filter(({ name }) => groups.includes(name)).map(({ location }) => location);
  const needed = [environment.home, ...environment.regions.map(({ location }) => location)];
  for (const location of locations.filter((each) => !needed.includes(each))) {
    await removeResource(arm, `${registryId(session)}/replications/${location}`, API.registry);
  }
}

import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import { endpointHost } from '../front-door/origins';
import { profileId } from '../front-door/profile';
import type { Session } from '../session';
import type { Outputs, RegionOutput } from '../steps/handed';

/**
 * What a rollback needs to know of the infrastructure, as it is: what ran before is kept with all that was written into
 * it.
 */
export async function namesNow({ arm, environment }: Session): Promise<Outputs> {
  const { resourceGroup, frontDoorName: frontDoor, regions } = environment;
  return {
    frontDoorHostName: (await endpointHost({ arm, resourceGroup, frontDoor })) ?? '',
    frontDoorId: '',
    regions: regions.map(({ name, stamp, aksClusterName }) => ({
      name,
      resourceGroup: stamp.resourceGroup,
      clusterName: aksClusterName,
    })),
  };
}

/**
 * What the infrastructure gives to manifests, asked of its parts and not of a deployment: the last one may have failed,
 * or was of one region alone, and gave nothing.
 *
 * @param regions those that are asked for. @default all
 */
export async function outputsNow(session: Session, regions = session.environment.regions): Promise<Outputs> {
  const { arm, environment, configuration } = session;
  const { resourceGroup, frontDoorName: frontDoor } = environment;
  const prefix = `id-${configuration.workload}-${environment.name}`;
  const [names, profile] = await Promise.all([
    namesNow(session),
    arm.find<{ properties?: { frontDoorId?: string } }>(profileId({ arm, resourceGroup, frontDoor }), {
      apiVersion: API.cdn,
    }),
  ]);
  const asked = names.regions.filter(({ name }) => regions.some((region) => region.name === name));
  return {
    ...names,
    frontDoorId: profile?.properties?.frontDoorId ?? '',
    regions: await Promise.all(asked.map((region) => withIdentities(arm, region, `${prefix}-${region.name}`))),
  };
}

async function withIdentities(arm: ArmClient, region: RegionOutput, prefix: string): Promise<RegionOutput> {
  const identities = await arm.list<{ name: string; properties?: { clientId?: string } }>(
    `${arm.subscription}/resourceGroups/${region.resourceGroup}/providers/Microsoft.ManagedIdentity/userAssignedIdentities`,
    { apiVersion: API.identities },
  );
  // Azure keeps names in the letters that they were made with, and compares them in any.
  const clientIdOf = (of: string) =>
    identities.find(({ name }) => name.toLowerCase() === `${prefix}-${of}`.toLowerCase())?.properties?.clientId ?? null;
  return {
    ...region,
    workloadIdentityClientId: clientIdOf('workload'),
    gatewayIdentityClientId: clientIdOf('gateway'),
  };
}

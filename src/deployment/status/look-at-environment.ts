import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HEALTH_PATH, REGION_PATH } from '../../cdk8s/reserved-paths';
import { AksHaError } from '../../errors/aks-ha-error';
import { findDeployment, isRunning, runningDeployments } from '../arm/deployments';
import type { Compile } from '../bicep/compile-and-predict';
import { deploymentContent, deploymentPrefix } from '../bicep/content';
import type { Deployed } from '../deployed/deployed';
import { lastDeployment } from '../deployed/last-deployment';
import { look } from '../deployed/look';
import { missingResources } from '../deployed/missing';
import { privateLinks } from '../deployed/private-links';
import { endpointHost, originsOf } from '../front-door/origins';
import { readBuildContext } from '../image/build-context';
import { registryAt } from '../image/registry';
import { planRemovals } from '../plan/plan-removals';
import type { Session } from '../session';
import { clusterStatus } from './cluster-status';
import type { EnvironmentStatus, Infrastructure, RegionStatus, Source } from './status';

/** Looks at an environment, region by region, and compares it with the repository. Changes nothing. */
export async function lookAtEnvironment(session: Session, compile: Compile): Promise<EnvironmentStatus> {
  const { arm, configuration, environment } = session;
  const { resourceGroup, frontDoorName: frontDoor } = environment;
  const deployed = await look(arm, configuration, environment);
  const [infrastructure, source, host, origins] = await Promise.all([
    infrastructureOf(session, compile, deployed),
    sourceOf(session, deployed),
    endpointHost({ arm, resourceGroup, frontDoor }),
    originsOf({ arm, resourceGroup, frontDoor }),
  ]);
  const regions = await Promise.all(
    environment.regions.map(async ({ name, location }): Promise<RegionStatus> => {
      const found = deployed.clusters[name];
      const origin = origins.find(({ region }) => region === name);
      const [cluster, answer] = await Promise.all([
        found && clusterStatus(session, found),
        host === undefined ? undefined : answerOf(session, `https://${host}${REGION_PATH}/${name}${HEALTH_PATH}`),
      ]);
      return {
        name,
        location,
        ...(cluster ? { cluster } : {}),
        origin: origin === undefined ? 'absent' : origin.isEnabled ? 'enabled' : 'disabled',
        ...(answer === undefined ? {} : { answer }),
      };
    }),
  );
  return {
    workload: configuration.workload,
    environment: environment.name,
    ...(host === undefined ? {} : { address: `https://${host}` }),
    infrastructure,
    ...(source ? { source } : {}),
    regions,
    remains: planRemovals(configuration, environment, deployed, '').flatMap(({ groups }) => groups),
  };
}

async function infrastructureOf(
  { root, arm, configuration, environment, signal }: Session,
  compile: Compile,
  deployed: Deployed,
): Promise<Infrastructure> {
  const { workload } = configuration;
  const { name, home } = environment;
  const [{ compiled, expected }, running] = await Promise.all([
    compile({ root, environment: name, location: home, signal }),
    runningDeployments(arm, deploymentPrefix(workload, name)),
  ]);
  if (running.length > 0) return { state: 'is being deployed', missing: [] };
  if (!deployed.groups.some((group) => group.environment === name)) return { state: 'never deployed', missing: [] };
  const content = deploymentContent({
    compiled,
    workload,
    environment: name,
    location: home,
    deployer: undefined,
    nodeCounts: {},
    privateLinkServices: privateLinks(environment, deployed),
  });
  const [record, last] = await Promise.all([findDeployment(arm, content.name), lastDeployment(arm, environment)]);
  const missing = missingResources(expected, deployed);
  if (record && !isRunning(record) && record.properties?.provisioningState !== 'Succeeded')
    return { state: 'failed', missing };
  const isSame = record !== undefined && last?.name === record.name && missing.length === 0;
  return { state: isSame ? 'as in the repository' : 'differs from the repository', missing };
}

/** What the service is built to, as far as the registry knows it. */
async function sourceOf(
  { root, http, tokens, cloud, configuration, environment }: Session,
  { groups }: Deployed,
): Promise<Source | undefined> {
  const { containerRegistryName: name } = environment;
  const isThere = groups.some(({ resources }) => resources.some((resource) => resource.name === name));
  const { workload, service } = configuration;
  const source = join(root, service.directory);
  if (!isThere || !existsSync(join(source, 'Dockerfile'))) return undefined;
  const host = `${name}.${cloud.registryDomain}`;
  const { tag } = readBuildContext(source);
  const digest = await registryAt({ http, tokens, cloud, host }).digestOf(workload, tag);
  const repository = `${host}/${workload}`;
  return { repository, ...(digest === undefined ? {} : { image: `${repository}@${digest}` }) };
}

async function answerOf({ http }: Session, url: string): Promise<string> {
  try {
    return `HTTP ${(await http.send({ method: 'GET', url, patience: 0, timeout: 10 })).status}`;
  } catch (error) {
    if (AksHaError.is(error)) return 'nothing';
    throw error;
  }
}

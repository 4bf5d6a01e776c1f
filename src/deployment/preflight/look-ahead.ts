import type { DeploymentExtended } from '@azure/arm-resources';
import type { Environment } from '../../configuration';
import type { Resources } from '../../verification/infrastructure/resources';
import { type DeploymentContent, findDeployment, isRunning } from '../arm/deployments';
import { readResourceId, sameId } from '../arm/resource-id';
import type { Compile } from '../bicep/compile-and-predict';
import { deploymentContent } from '../bicep/content';
import { locationOf, type Scope, WHOLE, within } from '../bicep/scope';
import type { Deployed } from '../deployed/deployed';
import { keptOut } from '../deployed/kept-out';
import { lastDeployment } from '../deployed/last-deployment';
import { look } from '../deployed/look';
import { nodeCounts } from '../deployed/node-counts';
import { privateLinks } from '../deployed/private-links';
import { originsOf } from '../front-door/origins';
import { once } from '../once';
import type { Session } from '../session';
import { whoDeploys } from '../sign-in/who-deploys';
import { acceptedCheck } from './accepted';
import type { Check, Finding } from './finding';
import { keptOutCheck } from './kept-out';
import { kubernetesVersionCheck } from './kubernetes-version';
import { liveChangesCheck } from './live-changes';
import { namesCheck } from './names';
import { nodeSizesCheck } from './node-sizes';
import { originEncryptionCheck } from './origin-encryption';
import { namespacesOf, providersCheck } from './providers';
import { quotaCheck } from './quota';
import { rightsCheck } from './rights';
import { obstacleError, runChecks } from './run-checks';
import { subscriptionCheck } from './subscription';

/** What is known once everything was looked at. */
export interface LookedAhead {
  readonly findings: readonly Finding[];
  readonly deployed: Deployed;
  readonly content: DeploymentContent;
  /** The same for a part of the environment. */
  readonly contentOf: (scope: Scope) => DeploymentContent;
  /** The record of a deployment of the same content, if nothing else was deployed since. @default there is none */
  readonly record: DeploymentExtended | undefined;
  /** What a deployment would make of what it does not leave out, as the compiler foretells it. */
  readonly expected: Resources;
}

/**
 * Looks at everything that can be known before anything is changed, all at once. Registering the subscription for a kind
 * of resource is the only thing that is done.
 *
 * @param further questions that are asked with the others: of what is built and rendered
 * @param scope what is left as it is, and not looked at
 * @throws AksHaError E610, or E604 where it is all about rights, with every obstacle and its fix
 */
export async function lookAhead(
  session: Session,
  compile: Compile,
  further: readonly Check[] = [],
  scope: Scope = WHOLE,
): Promise<LookedAhead> {
  const { root, arm, configuration, tokens, cloud, signal, emit } = session;
  const all = session.environment;
  const environment = within(all, scope);
  const deployed = once(() => look(arm, configuration, environment));
  const last = once(() => lastDeployment(arm, environment));
  const out = once(async () => {
    const { resourceGroup, frontDoorName: frontDoor } = environment;
    return keptOut(environment, await originsOf({ arm, resourceGroup, frontDoor }), await last());
  });
  const compilation = once(() => compile({ root, environment: environment.name, location: environment.home, signal }));
  const contents = once(async () => {
    const known = {
      compiled: (await compilation()).compiled,
      workload: configuration.workload,
      environment: environment.name,
      deployer: whoDeploys(await tokens.get(`${cloud.audience}/.default`)),
      nodeCounts: nodeCounts(await deployed()),
      drainedRegions: (await out()).drained,
      privateLinkServices: privateLinks(all, await deployed()),
    };
    return (part: Scope) => deploymentContent({ ...known, scope: part, location: locationOf(all, part) });
  });
  const content = once(async () => (await contents())(scope));
  const checks: readonly Check[] = [
    subscriptionCheck(arm),
    rightsCheck(arm, environment),
    { name: 'template', run: () => content().then(() => []) },
    // Whether Azure takes it is a question only once it is registered for all that is in it.
    inOrder(
      providersCheck(arm, async () => namespacesOf((await compilation()).expected)),
      acceptedCheck(arm, content),
    ),
    namesCheck(arm, environment, deployed),
    nodeSizesCheck(arm, environment),
    quotaCheck(arm, environment, deployed),
    kubernetesVersionCheck(arm, environment),
    liveChangesCheck(environment, deployed),
    originEncryptionCheck(environment),
    keptOutCheck(out),
    ...further,
  ];
  const findings = await runChecks(checks, signal);
  emit({ type: 'checked', findings, checks: checks.length + 1 });
  const error = obstacleError(findings);
  if (error) throw error;
  const known = await content();
  return {
    findings,
    deployed: await deployed(),
    content: known,
    contentOf: await contents(),
    record: await currentRecord(session, known.name, await last()),
    expected: (await compilation()).expected.filter(({ id }) => !isSkipped(all, scope, id)),
  };
}

/** Whether a resource is in a group of what is left out. */
function isSkipped(environment: Environment, scope: Scope, id: string): boolean {
  const { resourceGroup, regions, home } = environment;
  const skipped = regions.filter(({ name }) => scope.skipRegions.includes(name));
  const withoutGlobal = scope.skipGlobal ?? skipped.some(({ location }) => location === home);
  const groups = [...skipped.map(({ stamp }) => stamp.resourceGroup), ...(withoutGlobal ? [resourceGroup] : [])];
  const group = readResourceId(id).group ?? '';
  return groups.some((each) => sameId(each, group));
}

/** What was deployed before something else is no longer what there is. */
async function currentRecord(
  { arm }: Session,
  name: string,
  last: DeploymentExtended | undefined,
): Promise<DeploymentExtended | undefined> {
  const record = await findDeployment(arm, name);
  const isOutdated = record && !isRunning(record) && last !== undefined && last.name !== name;
  return isOutdated ? undefined : record;
}

/** The second is asked only where the first found nothing; what stands in the template's way is told by its own check. */
function inOrder(first: Check, second: Check): Check {
  return {
    name: `${first.name} and ${second.name}`,
    run: async () => {
      const found = await first.run();
      return found.length > 0 ? found : second.run();
    },
  };
}

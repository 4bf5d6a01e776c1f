import { createColors } from 'picocolors';
import {
  type ClusterStatus,
  type EnvironmentStatus,
  type RegionStatus,
  runsOtherSource,
  type Source,
} from '../../deployment/status/status';

/** What runs where, for people; words say what colours say. */
export function formatStatus(status: EnvironmentStatus, colour: boolean): string {
  const { workload, environment, address, infrastructure, source, regions, remains } = status;
  const { bold, green, yellow } = createColors(colour);
  const mark = infrastructure.state === 'as in the repository' ? green : yellow;
  return [
    `${bold(`${workload} in ${environment}`)}  ${address ?? 'no address yet'}`,
    `infrastructure: ${mark(infrastructure.state)}`,
    ...infrastructure.missing.map((id) => `  missing: ${id.split('/').slice(-2).join(' ')}`),
    ...regions.flatMap((region) => ['', ...formatRegion(region, source, colour)]),
    ...(remains.length > 0 ? ['', `no longer in variables.json: ${remains.join(', ')}`] : []),
    '',
  ].join('\n');
}

const WITHOUT_USERS = { disabled: 'drained', absent: 'not in Front Door' } as const;

function formatRegion(
  { name, location, cluster, origin, answer }: RegionStatus,
  source: Source | undefined,
  colour: boolean,
): string[] {
  const { bold, green, yellow } = createColors(colour);
  const answers =
    answer === undefined ? 'not asked' : answer === 'HTTP 200' ? green('answers') : yellow(`gives ${answer}`);
  const front = origin === 'enabled' ? 'gets requests' : yellow(`${WITHOUT_USERS[origin]}: gets no requests`);
  return [
    `${bold(name)} (${location}): ${front}, ${answers}`,
    ...(cluster ? formatCluster(cluster, source, yellow) : [`  cluster: ${yellow('there is none')}`]),
  ];
}

function formatCluster(
  { name, state, kubernetesVersion, unknown, zones, workloads }: ClusterStatus,
  source: Source | undefined,
  mark: (text: string) => string,
): string[] {
  const of = zones.map(({ zone, ready, nodes }) => `zone ${zone}: ${ready} of ${nodes}`).join(', ');
  return [
    `  cluster: ${name}, ${state.toLowerCase()}, Kubernetes ${kubernetesVersion}`,
    ...(unknown === undefined ? [`  ready nodes: ${of || 'none'}`] : [`  what runs in it is not known: ${unknown}`]),
    ...workloads.flatMap((workload) => [
      `  ${workload.name}: ${workload.available} of ${workload.wanted} pods${workload.isRolledOut ? '' : ', rolling out'}, ${workload.images.map(shortened).join(', ')}`,
      ...(runsOtherSource(workload, source) ? [`    ${mark('the service has changed since')}`] : []),
    ]),
  ];
}

/** `orders@sha256:27c8728c6f66`: without its registry, and as much of the digest as people compare. */
function shortened(image: string): string {
  return image.replace(/^.*\//, '').replace(/(@sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1');
}

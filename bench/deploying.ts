import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { renderEnvironment } from '../src/cdk8s';
import { readVariables, suggestVariables, VARIABLES_PATH } from '../src/configuration';
import { formatVariables } from '../src/configuration/format-variables';
import { USABLE_REGIONS } from '../src/configuration/region-catalogue';
import { findDeployment } from '../src/deployment/arm/deployments';
import { compileWith } from '../src/deployment/bicep/compile-and-predict';
import { findBicep } from '../src/deployment/bicep/find-bicep';
import { scaledClock } from '../src/deployment/clock';
import { deploy } from '../src/deployment/deploy';
import type { DeploymentEvent } from '../src/deployment/events';
import { DURATIONS } from '../src/deployment/rehearsal/durations';
import { startRehearsal } from '../src/deployment/rehearsal/start-rehearsal';
import type { Render } from '../src/deployment/render/render';
import { startSession } from '../src/deployment/session';
import charts from '../templates/charts/main';
import type { Figure } from './figure';
import { emptied } from './token-bucket';

/** Simulated seconds in one of the machine's: the more regions, the more it has to do in each. */
const scaleFor = (count: number) => Math.min(10, Math.floor(150 / count));

/** What a deployment may take beside what Azure takes for it: its looks come late, and it asks three times. */
const LIMIT = 1.05;
const COUNTS = [2, 10, USABLE_REGIONS.length];

/**
 * Deployments from nothing in rehearsals of two, ten and all regions, in this process: how long beside the critical path
 * of what is simulated, and how much of the requests that Azure allows.
 *
 * @param counts numbers of regions
 * @param scale what the machine itself takes, for the deployer and for the simulated Azure, is counted as so many times
 *   as much. @default 10, and less for many regions
 */
export async function deploying(work: string, counts: readonly number[] = COUNTS, scale?: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const count of counts) {
    figures.push(...(await deployOnce(mkdtempSync(join(work, 'deploy-')), count, scale ?? scaleFor(count))));
  }
  return figures;
}

async function deployOnce(work: string, count: number, scale: number): Promise<Figure[]> {
  const root = generate(work, count);
  const configuration = readVariables(join(root, VARIABLES_PATH), VARIABLES_PATH);
  const [environment] = configuration.environments;
  if (!environment) throw new Error('no environment');
  const bicep = findBicep();
  const target = await startRehearsal({ bicep, scale, expansions: join(work, 'expansions') });
  const { hostname, port, protocol } = new URL(target.proxyUrl);
  const events: DeploymentEvent[] = [];
  const session = await startSession({
    root,
    configuration,
    environment,
    connection: {
      proxy: { host: `${protocol}//${hostname}`, port: Number(port) },
      ca: target.certificateAuthority,
      clock: scaledClock(scale),
    },
    env: { ...target.environment, PATH: '' },
    signal: new AbortController().signal,
    emit: (event) => events.push(event),
  });
  let podsReadyAfter = 0;
  const render: Render = async (request) => {
    const manifests = renderEnvironment({ ...request, configuration, environment, charts });
    podsReadyAfter = startOfPods([...manifests.values()]);
    return manifests;
  };
  const yes = async () => true;
  const compile = compileWith(bicep);
  await deploy(session, { compile, render, buildInRegistry: true, confirm: yes, confirmRemovals: yes });
  const plan = events.flatMap((event) => (event.type === 'plan' ? event.plan.steps : []))[0];
  const record = await findDeployment(session.arm, plan && 'name' in plan ? plan.name : '');
  const live = events.find((event) => event.type === 'live');
  await target.stop();
  if (!live || target.failures.length > 0) throw new Error(`${count} regions did not go live: ${target.failures}`);
  // Infrastructure, then in each region what takes longest; Front Door has learnt of all routes by then.
  const critical = secondsOf(record?.properties?.duration) + Math.max(DURATIONS.gateway, podsReadyAfter);
  const planned = target.cloud.now() - live.seconds * 1000;
  // What is asked before the plan is asked at once, in real time: none of it is refilled.
  const sent = target.log.entries
    .filter(({ host }) => host === 'management.azure.com')
    .map(({ time, method }) => ({ method, time: Math.max(time, planned) }));
  return [
    {
      what: `deploying ${count} regions`,
      value: live.seconds / critical,
      limit: LIMIT,
      unit: '×',
      beside: `${live.seconds} s beside ${critical.toFixed(0)} s of the critical path, ${scale} times as fast`,
    },
    ...(['reads', 'writes'] as const).map((kind) => ({
      what: `${kind} of ARM allowed in one go, ${count} regions`,
      value: 100 * emptied(sent, kind),
      limit: 100,
      unit: '%',
      beside: `${sent.length} requests in all; Azure refills while they are made`,
    })),
  ];
}

/** The files that a user has, with nothing installed. */
function generate(work: string, count: number): string {
  const regions = USABLE_REGIONS.slice(0, count).map(({ name }) => ({ location: name }));
  writeFileSync(join(work, 'answers.json'), formatVariables(suggestVariables({ regions })));
  const args = [resolve('dist/cli.js'), 'orders', '--config', 'answers.json', '--no-install', '--no-git', '--yes'];
  const { status, stderr } = spawnSync('node', args, { cwd: work, encoding: 'utf8' });
  if (status !== 0) throw new Error(`generating ${count} regions ended with ${status}: ${stderr}`);
  return join(work, 'orders');
}

/** Simulated seconds until the slowest pod of some manifests counts as available. */
function startOfPods(manifests: readonly string[]): number {
  const ready = manifests
    .flatMap((yaml) => parseAllDocuments(yaml).map((document) => document.toJS()))
    .map((object) => Number(object?.spec?.minReadySeconds ?? 0));
  return DURATIONS.podSchedule + DURATIONS.imagePull + DURATIONS.podStart + Math.max(0, ...ready);
}

/** `PT14M40S` */
function secondsOf(duration: string | undefined): number {
  const [, minutes = '0', seconds = '0'] = /^PT(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration ?? '') ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AksHaError } from '../../errors/aks-ha-error';
import { arm } from './arm/arm';
import { DEFAULT_SCALE, type RehearsalClock, runningClock } from './clock';
import { Cloud } from './cloud';
import { entra } from './entra/entra';
import type { Fault } from './faults/fault';
import { Faults } from './faults/faults';
import { frontDoor, type OriginTraffic } from './front-door/front-door';
import { CertificateAuthority } from './http/certificates';
import { dispatch } from './http/dispatch';
import { startProxy } from './http/proxy';
import { RequestLog } from './http/request-log';
import { kubernetes } from './kubernetes/kubernetes';
import { registry } from './registry/registry';
import { storage } from './registry/storage';
import { addressOf, announce, findRunning, type RehearsalAddress, withdraw } from './running';
import { StateFolder } from './state/state-folder';
import { expandWithBicep } from './template/expand';

export interface RehearsalProps {
  /** A Bicep CLI: it expands the templates of deployments. */
  readonly bicep: string;
  /** Keeps the state between runs. @default in memory only */
  readonly folder?: string;
  /** Keeps the expansions of templates, which take seconds each. @default a folder of the state */
  readonly expansions?: string;
  /** Simulated seconds in one second. @default 60 */
  readonly scale?: number;
  /** @default time runs by itself */
  readonly clock?: RehearsalClock;
  readonly faults?: readonly Fault[];
}

/** A local Azure that answers until it is stopped. */
export interface Rehearsal extends RehearsalAddress {
  readonly faults: Faults;
  readonly log: RequestLog;
  /** Names of all that it can be asked: what faults and the log call requests. */
  readonly operations: readonly string[];
  /** Errors of the target itself. */
  readonly failures: readonly unknown[];
  /** Requests through Front Door by origin and status, since the start. */
  frontDoorTraffic(): OriginTraffic[];
  /** The simulated Azure, for tests that look behind the scenes. */
  readonly cloud: Cloud;
  stop(): Promise<void>;
}

/**
 * Starts the target on a free port of 127.0.0.1. See docs/rehearsal.md for all that it answers.
 *
 * @throws AksHaError E690 or E691 for a folder that can't be used, E693 for one that another target runs on
 */
export async function startRehearsal(props: RehearsalProps): Promise<Rehearsal> {
  if (props.folder && (await findRunning(props.folder))) throw inUse(props.folder);
  const store = new StateFolder(props.folder);
  const clock = props.clock ?? keptClock(store, props.scale ?? DEFAULT_SCALE);
  const faults = new Faults(clock);
  faults.add(...(props.faults ?? []));
  const authority = await CertificateAuthority.create();
  const log = new RequestLog(props.folder && join(props.folder, 'requests.ndjson'));
  const cloud = new Cloud({
    clock,
    store,
    faults,
    log,
    expand: expandWithBicep(props.bicep, props.expansions ?? (props.folder && join(props.folder, 'expansions'))),
    certificateAuthority: authority.certificate,
  });
  cloud.advance();
  store.save();
  const edge = frontDoor(cloud);
  const services = [entra(cloud), arm(cloud), registry(cloud), storage(cloud), kubernetes(cloud), edge];
  const proxy = await startProxy({
    authority,
    reach: (host) => {
      cloud.advance();
      const service = services.find((each) => each.answersFor(host));
      if (!service) return 'unknown';
      return service.isSilent?.(host) ? 'silent' : 'open';
    },
    listener: (message, response) => void dispatch(cloud, services, message, response).catch(() => response.destroy()),
  });
  const certificateFile = props.folder && written(props.folder, authority.certificate);
  const address = addressOf(proxy.url, clock.scale, authority.certificate, certificateFile);
  if (props.folder) announce(props.folder, address);
  return {
    ...address,
    faults,
    log,
    operations: services.flatMap(({ router }) => router.operations).sort(),
    failures: cloud.failures,
    frontDoorTraffic: () => edge.traffic(),
    cloud,
    stop: async () => {
      await proxy.close();
      store.save();
      if (props.folder) withdraw(props.folder);
    },
  };
}

/** Time goes on between two runs, from the first one's start. */
function keptClock(store: StateFolder, scale: number): RehearsalClock {
  const now = Date.now();
  const document = store.document('clock', () => ({ real: now, simulated: now, scale }));
  const { value } = document;
  if (value.scale === scale) return runningClock(value, scale);
  // Another scale counts from now on.
  const simulated = runningClock(value, value.scale).now();
  Object.assign(value, { real: now, simulated, scale });
  document.changed();
  return runningClock(value, scale);
}

function written(folder: string, certificate: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'certificate-authority.pem');
  writeFileSync(file, certificate);
  return file;
}

function inUse(folder: string): AksHaError {
  return new AksHaError({
    code: 'E693',
    source: 'user',
    message: `Another process rehearses with ${folder}.`,
    hint: 'Wait until it has ended.',
  });
}

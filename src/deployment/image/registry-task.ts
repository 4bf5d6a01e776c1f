import { AksHaError } from '../../errors/aks-ha-error';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import { isPassingError } from '../arm/arm-error';
import { pollInterval } from '../arm/poll-interval';
import type { Http } from '../http/http';
import type { ContextFile } from './build-context';
import { tarGz } from './tar';

export interface TaskProps {
  readonly arm: ArmClient;
  readonly http: Http;
  readonly signal: AbortSignal;
  /** Resource id of the registry. */
  readonly registry: string;
  readonly files: readonly ContextFile[];
  /** `<repository>:<tag>` */
  readonly image: string;
  /** `arm64` */
  readonly architecture: string;
  readonly onStatus: (status: string) => void;
}

interface Run {
  readonly properties: {
    readonly runId: string;
    readonly status: string;
    readonly runErrorMessage?: string;
    readonly outputImages?: readonly {
      readonly repository?: string;
      readonly tag?: string;
      readonly digest?: string;
    }[];
  };
}

const ENDED = ['Succeeded', 'Failed', 'Canceled', 'Error', 'Timeout'];
const LAST_LINES = 12;
const CALL = { apiVersion: API.registryTasks };
/** How often a build is asked for whose answer was lost; some minutes. */
const ATTEMPTS = 20;

/**
 * Has the registry build an image, where there is no Docker. A build that is at work there already may be of the same
 * source, begun by a run that was broken off or in a request whose answer was lost: it is waited for, so that nothing is
 * built twice.
 *
 * @returns the digest
 * @throws ArmError with `TasksOperationsNotAllowed` where the subscription may not
 * @throws AksHaError E624 with the end of the log where the build fails
 */
export async function buildInRegistry(props: TaskProps): Promise<string> {
  let wait = pollInterval();
  for (let attempt = 1; ; attempt += 1) {
    const found = await digestOfEarlier(props, attempt > 1);
    if (found !== undefined) return found;
    const runId = await schedule(props, await upload(props), attempt === ATTEMPTS);
    if (runId !== undefined) return digestOf(props, runId);
    await props.arm.clock.sleep(wait.next, props.signal);
    wait = wait.after(false);
  }
}

/**
 * Once: sent again, it would build the same again.
 *
 * @returns undefined where the answer was lost, or Azure takes none at the moment
 */
async function schedule(props: TaskProps, sourceLocation: string, isLast: boolean): Promise<string | undefined> {
  const { arm, registry } = props;
  const body = buildRequest(props, sourceLocation);
  try {
    const begun = await arm.send('POST', `${registry}/scheduleRun`, { ...CALL, body, patience: 0 });
    return (begun.body as Run).properties.runId;
  } catch (error) {
    if (isPassingError(error) && !isLast) return undefined;
    throw error;
  }
}

async function digestOf(props: TaskProps, runId: string): Promise<string> {
  const run = await ended(props, runId);
  const digest = digestIn(run, props.image);
  if (run.status === 'Succeeded' && digest !== undefined) return digest;
  throw failed(run, await endOfLog(props, runId));
}

/**
 * What a build gave that is at work.
 *
 * @param mayHaveEnded whether one counts that has ended meanwhile: the image of an older one may be gone again
 */
async function digestOfEarlier(props: TaskProps, mayHaveEnded: boolean): Promise<string | undefined> {
  const runs = await props.arm.list<Run>(`${props.registry}/runs`, CALL);
  const done = runs.map(({ properties }) => digestIn(properties, props.image)).find((digest) => digest !== undefined);
  if (mayHaveEnded && done !== undefined) return done;
  const atWork = runs.find(({ properties }) => !ENDED.includes(properties.status));
  return atWork && digestIn(await ended(props, atWork.properties.runId), props.image);
}

function digestIn({ outputImages = [] }: Run['properties'], image: string): string | undefined {
  return outputImages.find(({ repository, tag }) => `${repository}:${tag}` === image)?.digest;
}

/** A run at its end. */
async function ended({ arm, registry, signal, onStatus }: TaskProps, runId: string): Promise<Run['properties']> {
  let before = '';
  for (let wait = pollInterval(); ; ) {
    const { properties } = await arm.get<Run>(`${registry}/runs/${runId}`, CALL);
    const { status } = properties;
    if (status !== before) onStatus(`the registry builds: ${status.toLowerCase()}`);
    if (ENDED.includes(status)) return properties;
    wait = wait.after(status !== before);
    before = status;
    await arm.clock.sleep(wait.next, signal);
  }
}

async function upload({ arm, http, registry, files }: TaskProps): Promise<string> {
  const answer = await arm.send('POST', `${registry}/listBuildSourceUploadUrl`, CALL);
  const { uploadUrl, relativePath } = answer.body as { uploadUrl: string; relativePath: string };
  const { status } = await http.send({
    method: 'PUT',
    url: uploadUrl,
    headers: { 'x-ms-blob-type': 'BlockBlob', 'Content-Type': 'application/gzip' },
    body: tarGz(files.map(understood)),
  });
  if (status < 300) return relativePath;
  throw new AksHaError({
    code: 'E624',
    source: 'azure',
    message: `The source of the image could not be uploaded: HTTP ${status}.`,
    hint: 'Run the same command again; it goes on where it was.',
  });
}

/** The builder of the registry does not know the `--platform` of a FROM line (Azure/acr, issue 697). */
function understood(file: ContextFile): ContextFile {
  if (file.path !== 'Dockerfile') return file;
  const content = file.content.toString('utf8').replaceAll('--platform=$BUILDPLATFORM ', '');
  return { path: file.path, content: Buffer.from(content) };
}

function buildRequest(
  { image, architecture }: Pick<TaskProps, 'image' | 'architecture'>,
  sourceLocation: string,
): object {
  return {
    type: 'DockerBuildRequest',
    imageNames: [image],
    isPushEnabled: true,
    sourceLocation,
    dockerFilePath: 'Dockerfile',
    platform: { os: 'Linux', architecture },
    arguments: [{ name: 'TARGETARCH', value: architecture, isSecret: false }],
    timeout: 3600,
  };
}

/** A log that can't be had is no further error. */
async function endOfLog({ arm, http, registry }: TaskProps, runId: string): Promise<string> {
  try {
    const answer = await arm.send('POST', `${registry}/runs/${runId}/listLogSasUrl`, CALL);
    const { logLink } = answer.body as { logLink: string };
    const { status, text } = await http.send({ method: 'GET', url: logLink, patience: 30 });
    return status === 200 ? text.trim().split('\n').slice(-LAST_LINES).join('\n  ') : '';
  } catch {
    return '';
  }
}

function failed({ status, runErrorMessage }: Run['properties'], log: string): AksHaError {
  return new AksHaError({
    code: 'E624',
    source: 'user',
    message: `The registry could not build the image (${status}): ${runErrorMessage ?? ''}\n  ${log}`,
    hint: 'Mend the service and deploy again.',
  });
}

import { AksHaError } from '../../errors/aks-ha-error';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
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
    readonly outputImages?: readonly { readonly digest?: string }[];
  };
}

const ENDED = ['Succeeded', 'Failed', 'Canceled', 'Error', 'Timeout'];
const LAST_LINES = 12;

/**
 * Has the registry build an image, where there is no Docker.
 *
 * @returns the digest
 * @throws ArmError with `TasksOperationsNotAllowed` where the subscription may not
 * @throws AksHaError E624 with the end of the log where the build fails
 */
export async function buildInRegistry(props: TaskProps): Promise<string> {
  const { arm, registry, signal, onStatus } = props;
  const call = { apiVersion: API.registryTasks };
  const sourceLocation = await upload(props);
  const begun = await arm.send('POST', `${registry}/scheduleRun`, {
    ...call,
    body: buildRequest(props, sourceLocation),
  });
  const { runId } = (begun.body as Run).properties;
  let before = '';
  for (let wait = pollInterval(); ; ) {
    const { properties } = await arm.get<Run>(`${registry}/runs/${runId}`, call);
    const { status, outputImages } = properties;
    if (status !== before) onStatus(`the registry builds: ${status.toLowerCase()}`);
    const digest = outputImages?.[0]?.digest;
    if (status === 'Succeeded' && digest) return digest;
    if (ENDED.includes(status)) throw failed(properties, await endOfLog(props, runId));
    wait = wait.after(status !== before);
    before = status;
    await arm.clock.sleep(wait.next, signal);
  }
}

async function upload({ arm, http, registry, files }: TaskProps): Promise<string> {
  const answer = await arm.send('POST', `${registry}/listBuildSourceUploadUrl`, { apiVersion: API.registryTasks });
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

function buildRequest({ image, architecture }: TaskProps, sourceLocation: string): object {
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
    const answer = await arm.send('POST', `${registry}/runs/${runId}/listLogSasUrl`, { apiVersion: API.registryTasks });
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
    hint: 'Mend service/ and deploy again.',
  });
}

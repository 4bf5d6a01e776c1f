import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { AksHaError } from '../../errors/aks-ha-error';
import { runCommand } from '../../generation/run-command';
import { jsonOf } from '../http/json';

/** What `docker login` calls whoever has a token. */
const TOKEN_USER = '00000000-0000-0000-0000-000000000000';

/** Whether this machine can build images: Docker is there, and its builder. */
export async function hasDocker(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<boolean> {
  const { status } = await runCommand('docker', ['buildx', 'version'], { cwd: process.cwd(), env, signal });
  if (status !== 0) return false;
  // The builder may be there without anybody who runs it.
  return (await runCommand('docker', ['info'], { cwd: process.cwd(), env, signal })).status === 0;
}

export interface DockerBuildProps {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** The folder of the service. */
  readonly folder: string;
  readonly host: string;
  /** `<host>/<repository>:<tag>` */
  readonly image: string;
  /** `linux/arm64` */
  readonly platform: string;
  readonly refreshToken: string;
  readonly onLine: (line: string) => void;
}

/**
 * Builds on this machine and pushes.
 *
 * @returns the digest
 * @throws AksHaError E624 with what Docker says
 */
export async function buildWithDocker(props: DockerBuildProps): Promise<string> {
  const { env, signal, folder, host, image, platform, refreshToken, onLine } = props;
  // A configuration of its own: the token is on no command line, and nobody's own sign-in is overwritten.
  const config = mkdtempSync(join(tmpdir(), 'create-aks-ha-docker-'));
  const users = env.DOCKER_CONFIG ?? join(env.HOME ?? homedir(), '.docker');
  try {
    writeOwnConfig(config, users, host, refreshToken);
    const metadata = join(config, 'metadata.json');
    const args = [
      'buildx',
      'build',
      '--platform',
      platform,
      '--tag',
      image,
      '--push',
      '--provenance=false',
      '--metadata-file',
      metadata,
      folder,
    ];
    const { status, output } = await runCommand('docker', args, {
      cwd: folder,
      env: { ...env, DOCKER_CONFIG: config, BUILDX_CONFIG: env.BUILDX_CONFIG ?? join(users, 'buildx') },
      signal,
      onLine,
    });
    if (signal.aborted) throw signal.reason;
    if (status !== 0) throw failed(output);
    return JSON.parse(readFileSync(metadata, 'utf8'))['containerimage.digest'];
  } finally {
    rmSync(config, { recursive: true, force: true });
  }
}

/** What of the user's own settings leads to the Docker that they use; their credential store would hide the token. */
const KEPT = ['currentContext', 'proxies', 'cliPluginsExtraDirs', 'auths'];

function writeOwnConfig(folder: string, users: string, host: string, refreshToken: string): void {
  const file = join(users, 'config.json');
  const own = (existsSync(file) ? jsonOf(readFileSync(file, 'utf8')) : undefined) as
    | Record<string, unknown>
    | undefined;
  const kept = Object.fromEntries(Object.entries(own ?? {}).filter(([name]) => KEPT.includes(name)));
  const { auths = {}, cliPluginsExtraDirs = [], ...rest } = kept as { auths?: object; cliPluginsExtraDirs?: string[] };
  const auth = Buffer.from(`${TOKEN_USER}:${refreshToken}`).toString('base64');
  const config = {
    ...rest,
    // Where Docker Desktop puts the builder.
    cliPluginsExtraDirs: [...cliPluginsExtraDirs, join(users, 'cli-plugins')],
    auths: { ...auths, [host]: { auth } },
  };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config), { mode: 0o600 });
  const contexts = join(users, 'contexts');
  if (existsSync(contexts)) cpSync(contexts, join(folder, 'contexts'), { recursive: true });
}

function failed(output: string): AksHaError {
  return new AksHaError({
    code: 'E624',
    source: 'user',
    message: `Docker could not build the image:\n${output
      .trim()
      .split('\n')
      .slice(-12)
      .map((line) => `  ${line}`)
      .join('\n')}`,
    hint: 'Mend the service and deploy again.',
  });
}

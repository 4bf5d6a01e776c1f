import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AksHaError } from '../../errors/aks-ha-error';
import { runCommand } from '../../generation/run-command';

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
  try {
    const auth = Buffer.from(`${TOKEN_USER}:${refreshToken}`).toString('base64');
    writeFileSync(join(config, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }), { mode: 0o600 });
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
      env: { ...env, DOCKER_CONFIG: config, BUILDX_CONFIG: env.BUILDX_CONFIG ?? join(config, 'buildx') },
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
    hint: 'Mend service/ and deploy again.',
  });
}

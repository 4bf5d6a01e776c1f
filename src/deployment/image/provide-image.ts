import type { ArmClient } from '../arm/arm-client';
import type { Http } from '../http/http';
import { refuseOtherProcessor } from './architecture';
import type { BuildContext } from './build-context';
import { buildWithDocker, hasDocker } from './docker';
import type { Registry } from './registry';
import { buildInRegistry } from './registry-task';

export interface ProvideProps {
  readonly arm: ArmClient;
  readonly http: Http;
  readonly registry: Registry;
  /** Resource id of the registry. */
  readonly registryId: string;
  /** Its host name. */
  readonly host: string;
  /** The image's name in it: the workload's. */
  readonly repository: string;
  readonly context: BuildContext;
  /** The folder that the context was read from. */
  readonly folder: string;
  /** Processor of the nodes: `arm64`. */
  readonly architecture: string;
  /** Whether the registry builds even where there is Docker. */
  readonly isBuiltInRegistry: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly onStatus: (status: string) => void;
}

/** An image that the clusters can run. */
export interface Provided {
  /** `<host>/<repository>@sha256:<digest>` */
  readonly image: string;
  /** Whether it had to be built. */
  readonly isNew: boolean;
}

/**
 * The image of the source as it is: the registry's own where it was built before, else built by Docker, else by the
 * registry.
 *
 * @throws AksHaError E624 where it can't be built, or is made for another processor than that of the nodes
 */
export async function provideImage(props: ProvideProps): Promise<Provided> {
  const { registry, repository, context, host, architecture } = props;
  const before = await registry.digestOf(repository, context.tag);
  const digest = before ?? (await build(props));
  refuseOtherProcessor(await registry.architectures(repository, digest), architecture);
  return { image: `${host}/${repository}@${digest}`, isNew: before === undefined };
}

async function build(props: ProvideProps): Promise<string> {
  const {
    arm,
    http,
    registry,
    registryId,
    host,
    repository,
    context,
    folder,
    architecture,
    isBuiltInRegistry,
    env,
    signal,
    onStatus,
  } = props;
  const name = `${repository}:${context.tag}`;
  if (!isBuiltInRegistry && (await hasDocker(env, signal))) {
    onStatus('Docker builds');
    const refreshToken = await registry.refreshToken();
    const image = `${host}/${name}`;
    const platform = `linux/${architecture}`;
    // `#8 [dependencies 3/4] RUN pip install`
    const onLine = (line: string) => {
      const step = /^#\d+ (\[[^\]]*\] .*)/.exec(line)?.[1];
      if (step !== undefined) onStatus(`Docker: ${step}`);
    };
    return buildWithDocker({ env, signal, folder, host, image, platform, refreshToken, onLine });
  }
  return buildInRegistry({
    arm,
    http,
    signal,
    registry: registryId,
    files: context.files,
    image: name,
    architecture,
    onStatus,
  });
}

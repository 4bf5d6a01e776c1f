import { labelsIn } from './labels';
import { readTar } from './read-tar';
import { digestOf, type RegistryState, type StoredManifest } from './registry-state';

/** What a build came to. */
export interface Build {
  readonly outcome: 'Succeeded' | 'Failed';
  readonly log: string;
  readonly manifest?: StoredManifest;
}

export interface BuildProps {
  /** The archive that was uploaded. */
  readonly source: Buffer | undefined;
  readonly dockerfile: string;
  /** Such as `arm64`. */
  readonly architecture: string;
  readonly images: readonly string[];
  /** Simulated moment at which the image is pushed. */
  readonly pushedAt: number;
}

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

/** Stands for a build: no command of the Dockerfile is run. The same source gives the same image. */
export function buildImage(registry: RegistryState, props: BuildProps): Build {
  const { source, dockerfile, architecture, images, pushedAt } = props;
  const files = source && readTar(source);
  if (!source || !files) return failure('failed to download context: the archive cannot be read');
  const instructions = files.get(dockerfile.replace(/^\.\//, ''))?.toString('utf8');
  if (instructions === undefined) {
    return failure(
      `unable to evaluate symlinks in Dockerfile path: lstat /workspace/${dockerfile}: no such file or directory`,
    );
  }
  const steps = instructions.split('\n').filter((line) => /^[A-Z]+\s/.test(line));
  if (!steps.some((line) => line.startsWith('FROM ')))
    return failure('dockerfile parse error: no build stage in current context');
  const layer = registry.putBlob(Buffer.from(contentHash(files)));
  const config = Buffer.from(
    JSON.stringify({
      architecture,
      os: 'linux',
      config: { Labels: labelsIn(instructions) },
      rootfs: { type: 'layers', diff_ids: [layer] },
    }),
  );
  const content = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      size: config.length,
      digest: registry.putBlob(config),
    },
    layers: [{ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip', size: 64, digest: layer }],
  });
  const digest = digestOf(Buffer.from(content));
  const log = [
    ...steps.map((line, i) => `Step ${i + 1}/${steps.length} : ${line}`),
    `Successfully built ${digest.slice(7, 19)}`,
    ...images.map((image) => `Pushing image: ${image}, attempt 1\n${image}: digest: ${digest} size: ${content.length}`),
    '',
  ].join('\n');
  return { outcome: 'Succeeded', log, manifest: { mediaType: MANIFEST, content, pushedAt } };
}

/** Times in the archive don't count. */
function contentHash(files: ReadonlyMap<string, Buffer>): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return digestOf(Buffer.from(sorted.map(([path, content]) => `${path} ${digestOf(content)}`).join('\n'))).slice(7);
}

function failure(reason: string): Build {
  return {
    outcome: 'Failed',
    log: `Downloading source code...\n${reason}\nfailed to run step ID: build: exit status 1\n`,
  };
}

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Beginnings of programs for Linux, by the architecture that they are for. */
const MACHINES = { amd64: 62, arm64: 183 } as const;

export type Architecture = keyof typeof MACHINES;

export function program(architecture: Architecture): Buffer {
  const header = Buffer.alloc(64);
  header.write('\x7fELF\x02\x01\x01', 'latin1');
  header.writeUInt16LE(MACHINES[architecture], 18);
  return header;
}

export interface ImageContent {
  readonly architecture: string;
  /** What the only layer holds. */
  readonly files: Readonly<Record<string, Buffer | string>>;
  /** Put an index around the manifest, with an attestation beside it, as buildx does by default. */
  readonly attested?: boolean;
}

/** Writes an image as the OCI archive that buildx makes, and returns where it is. */
export function imageArchive(folder: string, { architecture, files, attested }: ImageContent): string {
  const image = mkdtempSync(join(folder, 'image-'));
  const layer = tar(folder, files, '--gzip');
  const config = blob(image, JSON.stringify({ architecture, os: 'linux' }));
  const manifest = blob(image, JSON.stringify({ config, layers: [blob(image, readFileSync(layer))] }));
  let entry: object = { ...manifest, platform: { architecture, os: 'linux' } };
  if (attested) {
    const attestation = { ...blob(image, '{}'), platform: { architecture: 'unknown', os: 'unknown' } };
    entry = blob(image, JSON.stringify({ manifests: [entry, attestation] }));
  }
  writeFileSync(join(image, 'index.json'), JSON.stringify({ manifests: [entry] }));
  const archive = `${image}.tar`;
  execFileSync('tar', ['--create', '--file', archive, '--directory', image, '.', '--transform', 's,^[.]/,,']);
  return archive;
}

function tar(folder: string, files: ImageContent['files'], ...options: string[]): string {
  const root = mkdtempSync(join(folder, 'layer-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  execFileSync('tar', ['--create', ...options, '--file', `${root}.tar`, '--directory', root, '.']);
  return `${root}.tar`;
}

function blob(image: string, content: string | Buffer): { digest: string } {
  const digest = createHash('sha256').update(content).digest('hex');
  mkdirSync(join(image, 'blobs/sha256'), { recursive: true });
  writeFileSync(join(image, 'blobs/sha256', digest), content);
  return { digest: `sha256:${digest}` };
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImageReference, imageReference, isLaterPatch, PINNED } from './image-reference';
import type { ImageRegistry } from './image-registry';
import type { Warn } from './plan-packages';

const DOCKERFILE = 'service/Dockerfile';
/** Where create-aks-ha carries the base that it was released with. */
const CARRIED = 'templates/service/Dockerfile';

/**
 * Moves the digests of service/Dockerfile to what their tags are now: a base image is rebuilt whenever something in it is
 * mended. The Dockerfile is the user's, so nothing but the pins is changed, and none is added. A later patch that
 * create-aks-ha was released with is taken over, tag and digest; the registry is then asked for that tag. One that can't
 * be asked is told, and its pin stays.
 *
 * @param root a copy of the repository
 * @param installed the folder of the new create-aks-ha
 */
export async function moveBaseImages(
  root: string,
  installed: string,
  images: ImageRegistry,
  warn: Warn,
): Promise<void> {
  const path = join(root, DOCKERFILE);
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'utf8');
  const carried = existsSync(join(installed, CARRIED)) ? pinsIn(readFileSync(join(installed, CARRIED), 'utf8')) : [];
  const moved = new Map<string, string>();
  for (const pin of pinsIn(text)) {
    const newer = carried.find(({ image }) => image.name === pin.image.name && isLaterPatch(image.tag, pin.image.tag));
    const { image, digest } = newer ?? pin;
    moved.set(pin.text, `${image.name}:${image.tag}@${await digestNow(image, digest, images, warn)}`);
  }
  const wanted = text.replace(PINNED, (pinned) => moved.get(pinned) ?? pinned);
  if (wanted !== text) writeFileSync(path, wanted);
}

interface Pin {
  /** As it stands there. */
  readonly text: string;
  readonly image: ImageReference;
  readonly digest: string;
}

function pinsIn(text: string): Pin[] {
  return [...text.matchAll(PINNED)].map(([pinned, name = '', tag = '', digest = '']) => ({
    text: pinned,
    image: imageReference(name, tag),
    digest,
  }));
}

async function digestNow(image: ImageReference, digest: string, images: ImageRegistry, warn: Warn): Promise<string> {
  try {
    return await images(image);
  } catch (error) {
    warn(
      `Whether ${image.name}:${image.tag} has another digest by now could not be asked of ${image.registry}: ${(error as Error).message}. ${DOCKERFILE} keeps the one that it has.`,
    );
    return digest;
  }
}

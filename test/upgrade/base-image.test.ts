import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { moveBaseImages } from '../../src/upgrade/base-image';
import type { ImageRegistry } from '../../src/upgrade/image-registry';
import { temporaryFolder } from '../generation/temporary-folder';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const DOCKERFILE = 'service/Dockerfile';
const dockerfile = (pin: string) =>
  `# ours\r\nARG PYTHON=${pin}\r\n\r\nFROM \${PYTHON}\r\nRUN echo python:3.14.8-slim@${digest('a')}\r\n`;

let root: string;
let installed: string;
let warnings: string[];
beforeEach(() => {
  [root, installed, warnings] = [temporaryFolder(), temporaryFolder(), []];
  write(root, DOCKERFILE, dockerfile(`python:3.14.8-slim@${digest('a')}`));
});

function write(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

async function moved(images: ImageRegistry): Promise<string> {
  await moveBaseImages(root, installed, images, (text) => warnings.push(text));
  return readFileSync(join(root, DOCKERFILE), 'utf8');
}

it('a tag that was rebuilt moves its digest, and nothing else changes', async () => {
  expect(await moved(async () => digest('b'))).toBe(dockerfile(`python:3.14.8-slim@${digest('b')}`));
  expect(warnings).toEqual([]);
});

it('one that was not is left as it is', async () => {
  expect(await moved(async () => digest('a'))).toBe(dockerfile(`python:3.14.8-slim@${digest('a')}`));
});

it('a registry that can’t be asked is told, and the digest stays', async () => {
  const images = async () => Promise.reject(new Error('ENOTFOUND'));
  expect(await moved(images)).toBe(dockerfile(`python:3.14.8-slim@${digest('a')}`));
  expect(warnings).toEqual([
    'Whether python:3.14.8-slim has another digest by now could not be asked of registry-1.docker.io: ENOTFOUND. service/Dockerfile keeps the one that it has.',
  ]);
});

describe('what the new create-aks-ha was released with', () => {
  const carry = (tag: string) =>
    write(installed, 'templates/service/Dockerfile', `ARG PYTHON=python:${tag}@${digest('c')}\n`);
  const asksFor: ImageRegistry = async ({ tag }) => (tag === '3.14.9-slim' ? digest('d') : digest('b'));

  it('is taken over where it is a later patch, with the digest that its tag has now', async () => {
    carry('3.14.9-slim');
    expect(await moved(asksFor)).toBe(dockerfile(`python:3.14.9-slim@${digest('d')}`));
  });

  it('is taken over as it is where no registry can be asked', async () => {
    carry('3.14.9-slim');
    const images = async () => Promise.reject(new Error('ENOTFOUND'));
    expect(await moved(images)).toBe(dockerfile(`python:3.14.9-slim@${digest('c')}`));
  });

  it.each(['3.15.0-slim', '3.14.7-slim', '3.14.9-alpine'])('is not where it is %s', async (tag) => {
    carry(tag);
    expect(await moved(asksFor)).toBe(dockerfile(`python:3.14.8-slim@${digest('b')}`));
  });
});

it('a Dockerfile without a pin, and none at all, ask nobody', async () => {
  const images = jest.fn();
  write(root, DOCKERFILE, dockerfile('python:3.14.8-slim'));
  await moved(images);
  const empty = temporaryFolder();
  await moveBaseImages(empty, installed, images, () => undefined);
  expect([images.mock.calls, existsSync(join(empty, 'service'))]).toEqual([[], false]);
});

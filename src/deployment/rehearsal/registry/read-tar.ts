import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

/** Files of a tar archive, compressed by gzip or not, by path. Undefined for what is none. */
export function readTar(archive: Buffer): Map<string, Buffer> | undefined {
  try {
    const found = files(archive[0] === 0x1f && archive[1] === 0x8b ? gunzipSync(archive) : archive);
    return found.size > 0 ? found : undefined;
  } catch {
    return undefined;
  }
}

function files(tar: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const head = tar.subarray(at, at + BLOCK);
    const name = text(head, 0, 100);
    if (name === '') break;
    const size = Number.parseInt(text(head, 124, 12).trim() || '0', 8);
    const kind = text(head, 156, 1);
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    const prefix = text(head, 257, 5) === 'ustar' ? text(head, 345, 155) : '';
    const path = longName ?? (prefix ? `${prefix}/${name}` : name);
    longName = kind === 'x' ? paxPath(content) : kind === 'L' ? text(content, 0, size) : undefined;
    if (kind === '' || kind === '0') found.set(path.replace(/^\.\//, ''), content);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return found;
}

/** Of a header that names the next entry at greater length. */
function paxPath(content: Buffer): string | undefined {
  return /\d+ path=(.*)\n/.exec(content.toString('utf8'))?.[1];
}

function text(block: Buffer, start: number, length: number): string {
  const bytes = block.subarray(start, start + length);
  const end = bytes.indexOf(0);
  return bytes.subarray(0, end < 0 ? undefined : end).toString('utf8');
}

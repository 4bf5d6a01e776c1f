import { inflateRawSync } from 'node:zlib';

/** Files of a zip archive by path. Undefined for what is none. */
export function readZip(archive: Buffer): Map<string, Buffer> | undefined {
  try {
    return files(archive);
  } catch {
    return undefined;
  }
}

function files(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new RangeError('no zip');
  const count = archive.readUInt16LE(end + 10);
  const found = new Map<string, Buffer>();
  for (let i = 0, at = archive.readUInt32LE(end + 16); i < count; i++) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const path = archive.subarray(at + 46, at + 46 + name).toString('utf8');
    found.set(path, content(archive, at));
    at += 46 + name + extra + comment;
  }
  return found;
}

/** @param at where the entry of the central directory is */
function content(archive: Buffer, at: number): Buffer {
  const local = archive.readUInt32LE(at + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const bytes = archive.subarray(start, start + archive.readUInt32LE(at + 20));
  return archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes;
}

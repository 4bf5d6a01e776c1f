import { gzipSync } from 'node:zlib';
import type { ContextFile } from './build-context';

const BLOCK = 512;

/** Files as a tar.gz; the same files give the same bytes, for no date and no owner is written. */
export function tarGz(files: readonly ContextFile[]): Buffer {
  const blocks = files.flatMap(({ path, content }) => [header(path, content.length), content, padding(content.length)]);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 });
}

/** The header of a regular file, in the format `ustar`. */
function header(path: string, size: number): Buffer {
  const { name, prefix } = divided(path);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, 100, 'utf8');
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  // The sum is taken with blanks in its own place.
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\0', 257);
  block.write('00', 263);
  block.write(prefix, 345, 155, 'utf8');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** A name has room for 100 bytes; the folders before it for 155. */
function divided(path: string): { name: string; prefix: string } {
  if (Buffer.byteLength(path) <= 100) return { name: path, prefix: '' };
  const slash = path.indexOf('/', Math.max(0, path.length - 100));
  return { name: path.slice(slash + 1), prefix: path.slice(0, Math.max(slash, 0)) };
}

function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

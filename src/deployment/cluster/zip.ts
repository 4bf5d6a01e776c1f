const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** One file as a zip, not compressed: what a command that is run inside of a cluster gets. */
export function zipOf(name: string, content: Buffer): Buffer {
  const sizes = { crc: crc32(content), size: content.length };
  const local = Buffer.concat([record(0x04034b50, name, sizes), Buffer.from(name), content]);
  const central = Buffer.concat([record(0x02014b50, name, sizes), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

/** The fields that both kinds of record share; the central one has two bytes more before them, and more behind. */
function record(signature: number, name: string, { crc, size }: { crc: number; size: number }): Buffer {
  const isCentral = signature === 0x02014b50;
  const block = Buffer.alloc(isCentral ? 46 : 30);
  const start = isCentral ? 6 : 4;
  block.writeUInt32LE(signature, 0);
  if (isCentral) block.writeUInt16LE(20, 4);
  block.writeUInt16LE(20, start);
  // The first day that the format knows: no date is written.
  block.writeUInt16LE(0x21, start + 8);
  block.writeUInt32LE(crc, start + 10);
  block.writeUInt32LE(size, start + 14);
  block.writeUInt32LE(size, start + 18);
  block.writeUInt16LE(Buffer.byteLength(name), start + 22);
  return block;
}

function crc32(content: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of content) crc = (TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Addresses as numbers. */
export interface Block {
  readonly first: number;
  readonly size: number;
}

/** `10.4.0.0/14` as numbers. */
export function blockOf(cidr: string): Block {
  const [address, prefix] = cidr.split('/') as [string, string];
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return { first, size: 2 ** (32 - Number(prefix)) };
}

export function overlap(a: Block, b: Block): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size;
}

import type { Field } from '../field';
import { printable } from '../naming-rule';

const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const RANGE = `^(?:${OCTET}\\.){3}${OCTET}/(?:[89]|[12][0-9]|3[0-2])$`;

/** AKS takes 200; one is that of the region's own nodes. */
export const MAX_RANGES = 199;

/** Public addresses that may reach an API server. */
export const IP_RANGE: Field = {
  description: 'Public IPv4 addresses that may reach the API server, e.g. those of an office and of the runners.',
  rule: 'a range of IPv4 addresses such as 203.0.113.0/24, from /8 to /32, that begins with its first address',
  unique: 'environment',
  schema: { pattern: RANGE },
  refusal: (value) => {
    if (!isRange(value)) return `"${printable(value)}" is no such range`;
    return firstAddress(value) === value ? undefined : `${value} begins with ${firstAddress(value)}`;
  },
  mend: (value, taken) => {
    const candidates = [value, `${value}/32`].filter(isRange).map(firstAddress);
    // Addresses that are nobody's: for documentation first, then for benchmarks.
    const examples = taken.map((_, index) => `198.18.${Math.floor(index / 256) % 256}.${index % 256}/32`);
    return [...candidates, '203.0.113.0/24', ...examples].find((range) => !taken.includes(range));
  },
};

function isRange(value: string): boolean {
  return new RegExp(RANGE).test(value);
}

/** The same range, written as Azure writes it. */
function firstAddress(range: string): string {
  const [address = '', prefix = ''] = range.split('/');
  const number = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const size = 2 ** (32 - Number(prefix));
  const first = Math.floor(number / size) * size;
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${octets.join('.')}/${prefix}`;
}

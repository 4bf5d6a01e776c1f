/** What a size's name tells: `Standard_D4plds_v5` is family D, 4 vCPU, Arm64 (p), low memory (l), local disk (d). */
const SIZE = /^Standard_(?<family>[A-Z]+)(?<vcpus>\d+)(?<features>[a-z]*)(?:_v\d+)?$/;

/** A pool of nodes and the least that it needs. */
export interface PoolRule {
  readonly pool: 'system' | 'user';
  readonly minVcpus: number;
  /** The size that suits most. */
  readonly suggestion: string;
}

/** AKS asks for 4 vCPU and 4 GB; the gateway's control plane reserves 2 GB twice, so a size with 16 GB. */
export const SYSTEM_POOL: PoolRule = { pool: 'system', minVcpus: 4, suggestion: 'Standard_D4pds_v5' };
export const USER_POOL: PoolRule = { pool: 'user', minVcpus: 2, suggestion: 'Standard_D4plds_v5' };

/** The rule in one line. */
export function describePool(rule: PoolRule): string {
  return `an Arm64 size with at least ${rule.minVcpus} vCPU, such as ${rule.suggestion}`;
}

/** The rule as a regular expression without flags: a `p` among the features, and enough vCPU. */
export function poolPattern(rule: PoolRule): string {
  const vcpus = `(?:[${rule.minVcpus}-9]|[1-9][0-9]+)`;
  return `^Standard_[A-Z]+${vcpus}[a-z]*p[a-z]*(?:_v[0-9]+)?$`;
}

/** Virtual processors of a size, the number in its name; NaN where it is no size. */
export function vcpus(size: string): number {
  return Number(SIZE.exec(size)?.groups?.vcpus);
}

/** Why a size is refused, or `undefined` where it is accepted. Whether a zone offers it is looked up before a deployment. */
export function sizeRefusal(rule: PoolRule, value: string): string | undefined {
  if (new RegExp(poolPattern(rule)).test(value)) return undefined;
  const size = SIZE.exec(value)?.groups;
  if (!size) return 'it is not the name of an Azure size';
  if (!size.features?.includes('p')) return `${value} is not Arm64: its features lack the letter p`;
  return `${value} has ${size.vcpus} vCPU, ${rule.minVcpus} are needed`;
}

/** A size of virtual machines as Compute lists it. */
export interface VmSize {
  readonly name: string;
  readonly family: string;
  readonly vcpus: number;
  readonly memoryGb: number;
  readonly architecture: 'Arm64' | 'x64';
  /** Local disk in MB; 0: none. */
  readonly localDisk: number;
}

const VCPUS = [2, 4, 8, 16, 32, 48, 64];

/** Features of the name, and GB of memory for each vCPU. */
const SERIES = [
  ['pds_v5', 4],
  ['plds_v5', 2],
  ['ps_v5', 4],
  ['pls_v5', 2],
  ['pds_v6', 4],
  ['plds_v6', 2],
  ['ps_v6', 4],
  ['pls_v6', 2],
  ['ds_v5', 4],
  ['ds_v6', 4],
] as const;

/** General sizes of the fifth and sixth generation, in every location that has zones. */
export const VM_SIZES: readonly VmSize[] = SERIES.flatMap(([features, memory]) =>
  VCPUS.map((vcpus) => ({
    name: `Standard_D${vcpus}${features}`,
    // As Azure writes families: standardDPLDSv5Family.
    family: `standardD${features.toUpperCase().replace('_V', 'v')}Family`,
    vcpus,
    memoryGb: vcpus * memory,
    architecture: features.startsWith('p') ? ('Arm64' as const) : ('x64' as const),
    localDisk: features.includes('d') ? vcpus * 37_500 : 0,
  })),
);

export function findSize(name: string): VmSize | undefined {
  return VM_SIZES.find((size) => size.name.toLowerCase() === name.toLowerCase());
}

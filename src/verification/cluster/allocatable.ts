import type { NodePool } from './node';

const MIB = 2 ** 20;

/** What pods can have of a machine, after what AKS keeps and what runs on every node. */
export function allocatableOf(size: string, maxPods: number): NodePool['allocatable'] {
  const { cores, gibibytes } = machineOf(size);
  const memory = gibibytes * 2 ** 30 - kubeReservedMemory(gibibytes, maxPods) - EVICTION - DAEMON_SETS.memory;
  return { cpu: cores - kubeReservedCores(cores) - DAEMON_SETS.cpu, memory, pods: maxPods - DAEMON_SETS.pods };
}

/**
 * What DaemonSets ask for on every node: network, storage drivers, monitoring, policy. Measured on clusters with the
 * add-ons that the infrastructure turns on: about half a core and 1.2 GiB.
 */
export const DAEMON_SETS = { cpu: 0.5, memory: 1_229 * MIB, pods: 12 };

/** The kubelet evicts pods before the last 100 MiB are gone. */
const EVICTION = 100 * MIB;

/** Cores that AKS keeps for the kubelet, by the number of cores of the machine; from AKS's documentation. */
const RESERVED_CORES: readonly (readonly [cores: number, reserved: number])[] = [
  [1, 0.06],
  [2, 0.1],
  [4, 0.14],
  [8, 0.18],
  [16, 0.26],
  [32, 0.42],
  [64, 0.74],
];

function kubeReservedCores(cores: number): number {
  return RESERVED_CORES.find(([upTo]) => cores <= upTo)?.[1] ?? 0.012 * cores;
}

/** Since Kubernetes 1.29: 20 MB for each pod and 50 more, at most a quarter of the machine. */
function kubeReservedMemory(gibibytes: number, maxPods: number): number {
  return Math.min((20 * maxPods + 50) * MIB, (gibibytes * 2 ** 30) / 4);
}

/** GiB for each core, by family: D has four, E has eight, an l among the features halves it. */
const PER_CORE: Readonly<Record<string, number>> = { B: 4, D: 4, E: 8, F: 2, M: 8, L: 8 };

/** Cores and memory, as the name of a size tells them: `Standard_D4plds_v5` has 4 cores of 2 GiB each. */
export function machineOf(size: string): { cores: number; gibibytes: number } {
  const [, family = 'D', digits = '0', features = ''] =
    /^Standard_([A-Z])[A-Z]*(\d+)(?:-\d+)?([a-z]*)/.exec(size) ?? [];
  const cores = Number(digits);
  return { cores, gibibytes: cores * (PER_CORE[family] ?? 4) * (features.includes('l') ? 0.5 : 1) };
}

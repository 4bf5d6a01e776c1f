import type { NodeProjectOptions } from 'projen/lib/javascript/node-project';
import type { Configuration } from '../configuration';

/**
 * Answers count when the repository is created; afterwards devops/config/variables.json holds them, and one that
 * contradicts it is an error. Lists may hold commas: `['eastus2,centralus']`.
 */
export interface AksHaAnswers {
  /** The workload. @default the name of the folder */
  readonly name?: string;
  /** Folder of a service of your own, that nothing is written into. @default a new service in `service` */
  readonly serviceDir?: string;
  /** @default ['prod'] */
  readonly environments?: readonly string[];
  /**
   * Azure locations, each alone or as `name=location`; for one environment as `environment/location` or
   * `environment/name=location`. @default ['eastus2', 'centralus']
   */
  readonly regions?: readonly string[];
  /** A name, or `environment=name` for each environment. @default 'rg-<workload>-<environment>' */
  readonly resourceGroup?: string | readonly string[];
  /** A name, or `environment=name` for each environment. @default 'acr<workload><environment><four digits>' */
  readonly registry?: string | readonly string[];
  /** A name, or `environment=name` for each environment. @default 'afd-<workload>-<environment>' */
  readonly frontDoor?: string | readonly string[];
  /** `region=name`, or `environment/region=name`. @default 'aks-<workload>-<environment>-<region>' */
  readonly cluster?: string | readonly string[];
  /** `weighted`, `priority` or `latency`. @default 'weighted' */
  readonly routing?: string;
  /** Who is told when something breaks. @default a placeholder that tells nobody */
  readonly alertEmail?: string | readonly string[];
  /** Size of the workload's nodes, or `system=size`, `user=size`. @default 'Standard_D4plds_v5' */
  readonly nodeSize?: string | readonly string[];
}

/** Everything that projen's NodeProject takes may be given as well, such as `deps` or `gitignore`. */
export interface AksHaProjectOptions
  extends AksHaAnswers,
    Partial<Omit<NodeProjectOptions, 'name' | 'depsUpgrade' | 'depsUpgradeOptions'>> {
  /**
   * The answers as a whole, already parsed; only for creation.
   * @default made of the other options
   */
  readonly configuration?: Configuration;
  /**
   * Managed files that are the user's from now on, e.g. `['.github/workflows/drift.yml']`: they stay as they are, no synth
   * and no upgrade touches them. Taken out again, a file is managed again, and what it held is kept aside.
   * @default []
   */
  readonly eject?: readonly string[];
}

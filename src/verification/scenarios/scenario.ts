import type { Environment, Region } from '../../configuration/configuration';
import type { NodePool } from '../cluster/node';
import type { Workload } from '../cluster/workload';
import type { Resources } from '../infrastructure/resources';
import type { Manifests } from '../kubernetes/manifests';
import type { Finding } from '../report';

/** What one region is made of. */
export interface RegionModel {
  readonly region: Region;
  readonly manifests: Manifests;
  readonly pools: readonly NodePool[];
  readonly workloads: readonly Workload[];
}

/** What an environment is made of, as its files say. */
export interface EnvironmentModel {
  readonly workload: string;
  readonly environment: Environment;
  readonly regions: readonly RegionModel[];
  /** What the Bicep files would make; nothing where there is no compiler to ask. */
  readonly resources?: Resources;
}

/** An environment whose Bicep was asked. */
export type CompiledEnvironment = EnvironmentModel & { readonly resources: Resources };

export interface Judgement {
  readonly findings: readonly Finding[];
  /** What was seen, in a few words a line. */
  readonly evidence: readonly string[];
}

/** A failure that the repository claims to survive. */
export interface Scenario {
  /** Stable: reports and documents name it. */
  readonly id: string;
  readonly title: string;
  /** Why an environment does not claim to survive it, where it does not. */
  notClaimed?(model: EnvironmentModel): string | undefined;
  judge(model: EnvironmentModel): Judgement;
}

/** One that can be told from the Bicep files alone. */
export interface InfrastructureScenario extends Omit<Scenario, 'judge'> {
  readonly needsBicep: true;
  judge(model: CompiledEnvironment): Judgement;
}

import type { KubernetesObject } from '../cluster/kubernetes-object';
import {
  applyFromInside,
  kubectlInside,
  type RunCommandProps,
  rolloutStatus,
  tryOutInside,
} from '../cluster/run-command';
import type { Change } from './change';
import { digestOf } from './digest';

export interface InsideProps extends RunCommandProps {
  /** Also the namespace of its manifests. */
  readonly workload: string;
  /** Whether the region answers now. */
  readonly isAnswering: () => Promise<boolean>;
}

interface LiveDeployment extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly annotations?: Readonly<Record<string, string>> };
}

const REVISION = 'deployment.kubernetes.io/revision';

/**
 * A change of a cluster whose API server can't be reached from here: each command takes a pod of Azure's that runs
 * kubectl. So the way back is the one that Kubernetes itself keeps, the pods of the revision before; other objects stay
 * as the new version has them, and another run does not know of this one. A lease could not be renewed, as each renewal
 * would take a pod; whoever is killed would leave it behind, and hold up the next run for as long as a deployment takes.
 */
export class InsideChange implements Change {
  public readonly lost = new AbortController().signal;

  private constructor(
    private readonly props: InsideProps,
    private readonly live: readonly LiveDeployment[],
    public readonly answered: boolean,
  ) {}

  /** @throws AksHaError E622 where the cluster would refuse the version */
  public static async begin(props: InsideProps): Promise<InsideChange> {
    const { workload } = props;
    const list = await kubectlInside(props, [`get deployments --namespace ${workload} --output json`]);
    const { items = [] } = JSON.parse(list) as { items?: readonly LiveDeployment[] };
    const live = items.map((item) => ({ ...item, kind: 'Deployment' }));
    if (live.length > 0) await tryOutInside(props);
    return new InsideChange(props, live, live.length > 0 && (await props.isAnswering()));
  }

  public get before(): string | undefined {
    return digestOf(this.live, this.props.workload);
  }

  public get after(): string | undefined {
    return digestOf(this.props.objects, this.props.workload);
  }

  public async rollOut(): Promise<string> {
    await applyFromInside(this.props);
    return 'applied from inside of the cluster';
  }

  public async holds(): Promise<void> {
    await kubectlInside(this.props, this.props.objects.filter(isDeployment).map(rolloutStatus));
  }

  public async settle(): Promise<void> {
    // Nothing was kept.
  }

  public async goBack(): Promise<void> {
    const kept = this.live.flatMap((deployment) => {
      const { name, namespace, annotations } = deployment.metadata;
      const undo = `rollout undo deployment/${name} --namespace ${namespace} --to-revision=${annotations?.[REVISION]}`;
      return [undo, rolloutStatus(deployment)];
    });
    const fresh = this.props.objects.filter(isDeployment).filter(({ metadata: { name, namespace } }) => {
      return !this.live.some(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
    });
    const gone = fresh.map(
      ({ metadata: { name, namespace } }) => `delete deployment/${name} --namespace ${namespace} --ignore-not-found`,
    );
    await kubectlInside(this.props, [...kept, ...gone]);
  }

  public async forget(): Promise<void> {
    // Nothing was kept.
  }

  public async end(): Promise<void> {
    // Nothing was taken.
  }
}

function isDeployment({ kind }: KubernetesObject): boolean {
  return kind === 'Deployment';
}

import { workloadsOf } from '../../src/verification/cluster/workloads';
import type { KubernetesObject } from '../../src/verification/kubernetes/manifests';
import type { EnvironmentModel } from '../../src/verification/scenarios/scenario';
import { modelOf } from './judged';

// biome-ignore lint/suspicious/noExplicitAny: an edit by hand may reach any field
type Editable = any;

/** A rendered file, as whoever edits it by hand has it before them. */
export class Rendered {
  constructor(public readonly objects: Editable[]) {}

  find(kind: string, name?: string): Editable {
    const found = this.objects.find(
      (object) => object.kind === kind && (name ?? object.metadata.name) === object.metadata.name,
    );
    if (!found) throw new Error(`no ${kind} ${name ?? ''}`);
    return found;
  }

  remove(kind: string, name?: string): void {
    this.objects.splice(this.objects.indexOf(this.find(kind, name)), 1);
  }

  /** Adds a copy of an object under another name. */
  copy(kind: string, name: string): Editable {
    const copy = structuredClone(this.find(kind));
    copy.metadata.name = name;
    this.objects.push(copy);
    return copy;
  }

  add(apiVersion: string, kind: string, name: string, rest: object = {}): void {
    this.objects.push({ apiVersion, kind, metadata: { name, namespace: 'orders' }, ...rest });
  }

  get deployment(): Editable {
    return this.find('Deployment').spec;
  }

  get pod(): Editable {
    return this.deployment.template.spec;
  }

  get container(): Editable {
    return this.pod.containers[0];
  }

  get autoscaler(): Editable {
    return this.find('HorizontalPodAutoscaler').spec;
  }

  get budget(): Editable {
    return this.find('PodDisruptionBudget').spec;
  }
}

export type HandEdit = (rendered: Rendered) => void;

/** What an autoscaler of KEDA scales, and how far. */
export const KEDA = { scaleTargetRef: { name: 'orders' }, minReplicaCount: 6, maxReplicaCount: 18 };

/** A pod of which nothing more is said. */
export const BARE = { containers: [{ name: 'bare', image: 'nginx' }] };

const EMITTED = modelOf();

/** What verification sees of the emitted manifests after an edit by hand, the same in each region. */
export function editedByHand(edit: HandEdit, emitted: EnvironmentModel = EMITTED): EnvironmentModel {
  const regions = emitted.regions.map((region) => {
    const rendered = new Rendered(structuredClone(region.manifests.objects) as Editable[]);
    edit(rendered);
    const manifests = { ...region.manifests, objects: rendered.objects as KubernetesObject[] };
    return { ...region, manifests, workloads: workloadsOf(manifests) };
  });
  return { ...emitted, regions };
}

import type { IService } from 'kubernetes-models/v1/Service';
import type { IServicePort } from 'kubernetes-models/v1/ServicePort';
import type { Workload } from '../cluster/workload';
import { isRead, type KubernetesObject, type Manifests, namespaceOf, ofKind } from './manifests';
import type { Port } from './network-policies';
import { selects } from './selector';

export type Service = KubernetesObject & IService;

/** Copies that a Service sends to, and the port of theirs. */
export interface Target {
  readonly workload: Workload;
  readonly port: Port;
}

export function servicesOf(manifests: Manifests): Service[] {
  return ofKind<IService>(manifests, 'Service');
}

/** Whether a Service sends requests to pods. */
export function isSelected(service: Service, { namespace, labels }: Pick<Workload, 'namespace' | 'labels'>): boolean {
  const { selector } = service.spec ?? {};
  return selector !== undefined && namespaceOf(service) === namespace && selects({ matchLabels: selector }, labels);
}

/** Where a port of a Service leads to; a name is looked up among the ports of the containers. */
export function targetsOf(workloads: readonly Workload[], service: Service, port: IServicePort): Target[] {
  const wanted = port.targetPort ?? port.port;
  return workloads
    .filter((workload) => isSelected(service, workload))
    .flatMap((workload) => {
      const named = workload.pod.containers
        .flatMap(({ ports = [] }) => ports)
        .find(({ name, containerPort }) => name === wanted || containerPort === Number(wanted));
      const number = named?.containerPort ?? Number(wanted);
      return Number.isNaN(number) ? [] : [{ workload, port: { number, name: named?.name, protocol: port.protocol } }];
    });
}

/** Whether a Service is for pods of a kind that is not modelled, such as a StatefulSet's. */
export function isForOthers({ objects }: Manifests, service: Service): boolean {
  return objects.some((object) => {
    const { spec } = object as { spec?: { template?: { metadata?: { labels?: Workload['labels'] } } } };
    const labels = spec?.template?.metadata?.labels;
    return labels !== undefined && !isRead(object) && isSelected(service, { namespace: namespaceOf(object), labels });
  });
}

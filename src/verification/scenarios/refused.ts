import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { Workload } from '../cluster/workload';
import { namespaceOf, ofKind, placeOf } from '../kubernetes/manifests';
import { parseQuantity } from '../kubernetes/quantity';
import { selects } from '../kubernetes/selector';
import type { Finding } from '../report';
import { podSecurityFindings } from './pod-security';
import { quotaFindings } from './quota';
import type { RegionModel } from './scenario';

/** Those that every cluster has. */
const PRIORITY_CLASSES = ['system-cluster-critical', 'system-node-critical'];
const NAMESPACES = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** What the cluster takes no pods of, or no object at all: it reads well, and nothing runs. */
export function refusedFindings(region: RegionModel): Finding[] {
  return [
    ...missingNamespaces(region),
    ...quotaFindings(region),
    ...region.workloads
      .filter(({ isOwn }) => isOwn)
      .flatMap((workload) => [
        ...missing(region, workload),
        ...ofDeployment(region, workload),
        ...ofNumbers(workload),
        ...ofContainers(workload),
        ...podSecurityFindings(region, workload),
      ]),
  ];
}

function missingNamespaces({ manifests }: RegionModel): Finding[] {
  const made = [...NAMESPACES, ...ofKind(manifests, 'Namespace').map(({ metadata }) => metadata.name)];
  const homeless = manifests.objects.filter(({ metadata: { namespace } }) => namespace && !made.includes(namespace));
  return [...new Map(homeless.map((object) => [object.metadata.namespace, object])).values()].map((object) => ({
    where: placeOf(manifests, object),
    field: 'metadata.namespace',
    problem: `no manifest makes the namespace ${object.metadata.namespace}: nothing can be put into it`,
    fix: 'a Namespace of this name, or the namespace of the workload',
  }));
}

/** Objects that a pod names and that the cluster does not have: it makes none of its pods. */
function missing({ manifests }: RegionModel, { namespace, pod, podField, where }: Workload): Finding[] {
  const { serviceAccountName = 'default', priorityClassName } = pod;
  const has = (kind: 'ServiceAccount' | 'PriorityClass', name: string) =>
    ofKind(manifests, kind).some(
      (each) => each.metadata.name === name && (kind === 'PriorityClass' || namespaceOf(each) === namespace),
    );
  const refused = (field: string, what: string) => ({
    where,
    field: `${podField}.${field}`,
    problem: `no manifest makes the ${what}: none of its pods is made`,
    fix: `the name of one that is there, or a ${what.split(' ')[0]} of this name`,
  });
  return [
    ...(serviceAccountName === 'default' || has('ServiceAccount', serviceAccountName)
      ? []
      : [refused('serviceAccountName', `ServiceAccount ${serviceAccountName}`)]),
    ...(priorityClassName === undefined ||
    PRIORITY_CLASSES.includes(priorityClassName) ||
    has('PriorityClass', priorityClassName)
      ? []
      : [refused('priorityClassName', `PriorityClass ${priorityClassName}`)]),
  ];
}

function ofDeployment({ manifests, workloads }: RegionModel, workload: Workload): Finding[] {
  const { namespace, name, where, labels } = workload;
  const deployment = ofKind<IDeployment>(manifests, 'Deployment').find(
    (each) => each.metadata.name === name && namespaceOf(each) === namespace,
  );
  const selector = deployment?.spec?.selector;
  const twin = workloads.find(
    (each) => each.isOwn && each.key !== workload.key && each.namespace === namespace && selects(selector, each.labels),
  );
  return [
    ...(selects(selector, labels)
      ? []
      : [
          {
            where,
            field: 'spec.selector',
            problem: 'it does not select the pods of its own template: Kubernetes refuses it',
            fix: 'matchLabels that spec.template.metadata.labels has',
          },
        ]),
    ...(twin
      ? [
          {
            where,
            field: 'spec.selector',
            problem: `it selects the pods of ${twin.name} too: they are counted and scaled as its own`,
            fix: 'a label that no other Deployment has',
          },
        ]
      : []),
  ];
}

/** Numbers that contradict each other. */
function ofNumbers({ replicas, autoscalers, budgets }: Workload): Finding[] {
  const [first, second] = autoscalers;
  const { min, max, where = '', fields } = replicas;
  return [
    ...(first && second
      ? [
          {
            where: second.where,
            field: 'spec.scaleTargetRef',
            problem: `${first.where} changes the same number of copies: the two undo what the other does`,
            fix: 'one autoscaler for each Deployment',
          },
        ]
      : []),
    ...(max < min
      ? [{ where, field: fields.max, problem: `it is ${max}, less than ${fields.min}, ${min}`, fix: `${min} or more` }]
      : []),
    ...budgets.flatMap(({ where: place, field, spec }) =>
      spec.minAvailable === undefined || spec.maxUnavailable === undefined
        ? []
        : [
            {
              where: place,
              field: `${field}.minAvailable`,
              problem: 'Kubernetes refuses a budget that has maxUnavailable too',
              fix: 'leave it out',
            },
          ],
    ),
  ];
}

function ofContainers({ pod, podField, where }: Workload): Finding[] {
  return pod.containers.flatMap(({ resources, ports = [], ...container }, index) => {
    const { requests = {}, limits = {} } = resources ?? {};
    const names = ports.map(({ name }) => name);
    const above = Object.entries(requests).filter(
      ([name, quantity]) => limits[name] !== undefined && parseQuantity(quantity) > parseQuantity(limits[name] ?? 0),
    );
    const probes = (['startupProbe', 'readinessProbe', 'livenessProbe'] as const).flatMap((probe) => {
      const { httpGet, tcpSocket } = container[probe] ?? {};
      const port = (httpGet ?? tcpSocket)?.port;
      return typeof port === 'string' && !names.includes(port) && Number.isNaN(Number(port)) ? [{ probe, port }] : [];
    });
    return [
      ...above.map(([name, quantity]) => ({
        where,
        field: `${podField}.containers[${index}].resources.requests.${name}`,
        problem: `${quantity} is above the limit, ${limits[name]} (its own, or its namespace's): none of its pods is made`,
        fix: `${limits[name]}, or a limit of ${quantity}`,
      })),
      ...probes.map(({ probe, port }) => ({
        where,
        field: `${podField}.containers[${index}].${probe}.httpGet.port`,
        problem: `the container has no port that is called ${port}: the probe always fails`,
        fix: names.filter((name) => name !== undefined).join(' or ') || 'a number',
      })),
    ];
  });
}

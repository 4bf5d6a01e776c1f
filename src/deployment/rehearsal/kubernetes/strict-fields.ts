import type { Json, KubernetesObject } from './cluster-state';

/** Fields of an object and what is in them: an object, a list of them, or `open` for what is not looked into. */
type Shape = 'open' | { readonly [field: string]: Shape } | readonly [Shape];

const open = 'open' as const;
const fields = (names: string): { [field: string]: Shape } =>
  Object.fromEntries(names.split(' ').map((name) => [name, open]));

const METADATA: Shape = fields(
  'name namespace labels annotations finalizers ownerReferences uid resourceVersion generation creationTimestamp deletionTimestamp deletionGracePeriodSeconds managedFields generateName selfLink',
);
const SELECTOR: Shape = fields('matchLabels matchExpressions');
const HANDLER = {
  exec: fields('command'),
  httpGet: { ...fields('path port host scheme'), httpHeaders: [fields('name value')] as const },
  tcpSocket: fields('port host'),
  grpc: fields('port service'),
};
const PROBE: Shape = {
  ...HANDLER,
  ...fields(
    'initialDelaySeconds timeoutSeconds periodSeconds successThreshold failureThreshold terminationGracePeriodSeconds',
  ),
};
const LIFECYCLE: Shape = { ...HANDLER, sleep: fields('seconds') };
const CONTAINER: Shape = {
  ...fields(
    'name image command args workingDir imagePullPolicy terminationMessagePath terminationMessagePolicy stdin stdinOnce tty restartPolicy resizePolicy volumeDevices',
  ),
  env: [{ ...fields('name value'), valueFrom: fields('fieldRef resourceFieldRef configMapKeyRef secretKeyRef') }],
  envFrom: [fields('prefix configMapRef secretRef')],
  ports: [fields('name containerPort hostPort hostIP protocol')],
  resources: fields('limits requests claims'),
  livenessProbe: PROBE,
  readinessProbe: PROBE,
  startupProbe: PROBE,
  lifecycle: { preStop: LIFECYCLE, postStart: LIFECYCLE, stopSignal: open },
  volumeMounts: [fields('name mountPath subPath subPathExpr readOnly mountPropagation recursiveReadOnly')],
  securityContext: fields(
    'allowPrivilegeEscalation capabilities privileged readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser seccompProfile seLinuxOptions windowsOptions procMount appArmorProfile',
  ),
};
const POD_SPEC: Shape = {
  ...fields(
    'restartPolicy terminationGracePeriodSeconds activeDeadlineSeconds dnsPolicy nodeSelector serviceAccountName serviceAccount automountServiceAccountToken nodeName hostNetwork hostPID hostIPC hostUsers shareProcessNamespace securityContext imagePullSecrets hostname subdomain affinity schedulerName tolerations hostAliases priorityClassName priority dnsConfig readinessGates runtimeClassName enableServiceLinks preemptionPolicy overhead setHostnameAsFQDN os schedulingGates resourceClaims ephemeralContainers resources volumes',
  ),
  containers: [CONTAINER],
  initContainers: [CONTAINER],
  topologySpreadConstraints: [
    {
      ...fields('maxSkew topologyKey whenUnsatisfiable minDomains nodeAffinityPolicy nodeTaintsPolicy matchLabelKeys'),
      labelSelector: SELECTOR,
    },
  ],
};

/** By kind; one that is missing takes any field, as kinds of unknown schema do. */
const SPECS: Readonly<Record<string, Shape>> = {
  Deployment: {
    ...fields('replicas minReadySeconds revisionHistoryLimit paused progressDeadlineSeconds'),
    selector: SELECTOR,
    strategy: { type: open, rollingUpdate: fields('maxSurge maxUnavailable') },
    template: { metadata: METADATA, spec: POD_SPEC },
  },
  Service: {
    ...fields(
      'selector type clusterIP clusterIPs externalIPs sessionAffinity loadBalancerIP loadBalancerSourceRanges externalName externalTrafficPolicy healthCheckNodePort publishNotReadyAddresses sessionAffinityConfig ipFamilies ipFamilyPolicy allocateLoadBalancerNodePorts loadBalancerClass internalTrafficPolicy trafficDistribution',
    ),
    ports: [fields('name protocol appProtocol port targetPort nodePort')],
  },
  HorizontalPodAutoscaler: {
    scaleTargetRef: fields('kind name apiVersion'),
    ...fields('minReplicas maxReplicas metrics'),
    behavior: {
      scaleUp: fields('stabilizationWindowSeconds selectPolicy policies tolerance'),
      scaleDown: fields('stabilizationWindowSeconds selectPolicy policies tolerance'),
    },
  },
  PodDisruptionBudget: { ...fields('minAvailable maxUnavailable unhealthyPodEvictionPolicy'), selector: SELECTOR },
  NetworkPolicy: {
    podSelector: SELECTOR,
    policyTypes: open,
    ingress: [{ ports: [fields('protocol port endPort')], from: [fields('podSelector namespaceSelector ipBlock')] }],
    egress: [{ ports: [fields('protocol port endPort')], to: [fields('podSelector namespaceSelector ipBlock')] }],
  },
  Gateway: {
    ...fields('gatewayClassName addresses backendTLS allowedListeners tls'),
    infrastructure: { ...fields('labels annotations'), parametersRef: fields('group kind name') },
    listeners: [
      {
        ...fields('name hostname port protocol'),
        tls: fields('mode certificateRefs frontendValidation options'),
        allowedRoutes: { kinds: open, namespaces: { from: open, selector: SELECTOR } },
      },
    ],
  },
  HTTPRoute: {
    parentRefs: [fields('group kind namespace name sectionName port')],
    hostnames: open,
    rules: [
      {
        ...fields('name timeouts retry sessionPersistence'),
        matches: [
          { path: fields('type value'), headers: [fields('type name value')], queryParams: open, method: open },
        ],
        filters: open,
        backendRefs: open,
      },
    ],
  },
};

/** Paths of fields that no object of this kind has, as strict decoding names them. */
export function unknownFields(object: KubernetesObject): string[] {
  const spec = SPECS[object.kind];
  if (!spec) return foreign(object.metadata, METADATA, 'metadata');
  const shape: Shape = { apiVersion: open, kind: open, metadata: METADATA, spec, status: open };
  return foreign(object, shape, '');
}

function foreign(value: Json, shape: Shape, path: string): string[] {
  if (shape === open || value === null || typeof value !== 'object') return [];
  if (Array.isArray(shape)) {
    const element = shape[0] as Shape;
    return Array.isArray(value) ? value.flatMap((item, i) => foreign(item, element, `${path}[${i}]`)) : [];
  }
  const known = shape as { readonly [field: string]: Shape };
  return Object.entries(value).flatMap(([key, each]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const of = known[key];
    return of === undefined ? [at] : foreign(each, of, at);
  });
}

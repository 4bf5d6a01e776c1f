/** What the fields are that the model reads, by their names: wherever one stands, it is the same. */
const LISTS = fields(
  'add backendRefs containers drop egress env envFrom except headers ingress initContainers listeners matchExpressions',
  'matchLabelKeys matches metrics mismatchLabelKeys nodeSelectorTerms parentRefs policyTypes ports rules tolerations',
  'to topologySpreadConstraints triggers volumes',
);
const MAPS = fields(
  'affinity allowedRoutes capabilities httpGet infrastructure ipBlock labelSelector lifecycle livenessProbe metadata',
  'namespaceSelector nodeAffinity parametersRef podAffinity podAntiAffinity podSelector preStop readinessProbe resource resources rollingUpdate',
  'scaleTargetRef seccompProfile securityContext selector spec startupProbe strategy target template',
);
const NUMBERS = fields(
  'averageUtilization containerPort endPort failureThreshold hostPort maxReplicaCount maxReplicas maxSkew minDomains',
  'minReadySeconds minReplicaCount minReplicas periodSeconds progressDeadlineSeconds replicas',
  'terminationGracePeriodSeconds tolerationSeconds',
);
const TEXTS = fields(
  'effect image imagePullPolicy key name namespace nodeName operator priorityClassName protocol restartPolicy',
  'runtimeClassName schedulerName sectionName selectPolicy serviceAccountName topologyKey trafficDistribution type',
  'whenUnsatisfiable',
);
/** Their keys are the user's own. */
const FREE = fields('annotations binaryData data hard labels limits matchLabels nodeSelector requests');

/**
 * What the cluster would refuse and the model could not read, such as a list where a single value belongs.
 *
 * @returns a sentence, such as `spec.template.spec.containers must be a list`; nothing where all is well
 */
export function misshapen(value: unknown, path = ''): string | undefined {
  if (Array.isArray(value)) return first(value.entries(), ([index, each]) => misshapen(each, `${path}[${index}]`));
  if (!isMap(value)) return undefined;
  return first(Object.entries(value), ([key, each]) => {
    const place = path === '' ? key : `${path}.${key}`;
    if (LISTS.has(key) && !Array.isArray(each)) return `${place} must be a list`;
    if ((MAPS.has(key) || FREE.has(key)) && !isMap(each)) return `${place} must have fields of its own`;
    if (NUMBERS.has(key) && typeof each !== 'number') return `${place} must be a number`;
    if (TEXTS.has(key) && typeof each !== 'string') return `${place} must be a text`;
    return FREE.has(key) ? undefined : misshapen(each, place);
  });
}

function fields(...names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((line) => line.split(' ')));
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first<T>(items: Iterable<T>, find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

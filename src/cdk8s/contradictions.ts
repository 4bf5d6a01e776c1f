import { RESERVED_VARIABLES } from './container-environment';
import { allowedDisruptions } from './disruption-budget';
import { imageVersion } from './image';
import { type ServiceSettings, survivableCpuPercent } from './service-settings';

/** What can't be true at once in a service's settings: each a sentence with a value that would do. */
export function contradictions(settings: ServiceSettings): string[] {
  // What follows from numbers that are none would only confuse.
  const numbers = [...wholeNumbers(settings)];
  if (numbers.length > 0) return numbers;
  return [quantities, naming, scaling, budget, shutdown, probing, signingIn, measuring].flatMap((rule) => [
    ...rule(settings),
  ]);
}

function* wholeNumbers(settings: ServiceSettings): Generator<string> {
  const atLeastOne = ['minReplicas', 'maxReplicas', 'cpuTargetPercent', 'gracePeriodSeconds'] as const;
  for (const key of atLeastOne) {
    if (!Number.isInteger(settings[key]) || settings[key] < 1) {
      yield `${key} is ${settings[key]}: it must be a whole number of at least 1.`;
    }
  }
  for (const key of ['preStopSeconds', 'drainSeconds', 'longestRequestSeconds'] as const) {
    if (!Number.isInteger(settings[key]) || settings[key] < 0) {
      yield `${key} is ${settings[key]}: it must be a whole number of seconds, 0 or more.`;
    }
  }
  // The service refuses to start with more: a stop would outlast what Kubernetes and people wait for.
  if (settings.drainSeconds > 60) yield `drainSeconds is ${settings.drainSeconds}: it must be 60 or less.`;
  const longest = settings.longestRequestSeconds;
  if (longest === 0 || longest > 3600) yield `longestRequestSeconds is ${longest}: it must be between 1 and 3600.`;
  for (const port of [settings.port, ...settings.egressPorts]) {
    if (!Number.isInteger(port) || port < 1 || port > 65535) yield `Port ${port} does not exist: take 1 to 65535.`;
  }
}

function* quantities({ cpu, memory }: ServiceSettings): Generator<string> {
  if (!/^\d+(\.\d+)?m?$/.test(cpu)) yield `cpu is '${cpu}': write cores or thousandths of one, such as '250m'.`;
  // Kubernetes would take '256m', a quarter of a byte.
  if (!/^\d+(\.\d+)?[KMGT]i$/.test(memory)) yield `memory is '${memory}': write it with Mi or Gi, such as '256Mi'.`;
}

function* naming({ name, image, port, variables }: ServiceSettings): Generator<string> {
  if (!/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    yield `name is '${name}': Kubernetes wants 1 to 63 lower case letters, digits and hyphens, a letter first.`;
  }
  if (image.includes('@') && !/@sha256:[0-9a-f]{64}$/.test(image)) {
    yield `image is '${image}': a digest is sha256: and 64 hexadecimal digits, as the registry shows it.`;
  } else if ((imageVersion(image) || 'latest') === 'latest') {
    yield `image is '${image}', which does not say which one: add '@sha256:<digest>', or a tag other than latest.`;
  }
  if (port < 1024) yield `port is ${port}, which only root may open: take 1024 or more, such as 8080.`;
  for (const variable of Object.keys(variables)) {
    if (RESERVED_VARIABLES.includes(variable)) yield `variables has ${variable}, which every service gets: remove it.`;
  }
}

function* scaling({ zones, minReplicas, maxReplicas, cpuTargetPercent }: ServiceSettings): Generator<string> {
  if (minReplicas < zones) {
    yield `minReplicas is ${minReplicas}, so not each of the ${zones} zones has a copy: take at least ${zones}, better ${2 * zones}.`;
  }
  if (maxReplicas < minReplicas) {
    yield `maxReplicas is ${maxReplicas}, less than minReplicas, ${minReplicas}: take at least ${minReplicas}.`;
  }
  const most = Math.floor(survivableCpuPercent(zones));
  if (cpuTargetPercent > most) {
    yield `cpuTargetPercent is ${cpuTargetPercent}: above ${most}, a lost zone's share does not fit into the other ${zones - 1}. Take at most ${most}.`;
  }
}

function* budget({ maxUnavailable, minReplicas }: ServiceSettings): Generator<string> {
  if (!/^\d+%?$/.test(String(maxUnavailable))) {
    yield `maxUnavailable is ${maxUnavailable}: it must be a whole number, or a percentage such as '33%'.`;
    return;
  }
  const allowed = allowedDisruptions(maxUnavailable, minReplicas);
  if (allowed < 1) {
    yield `maxUnavailable is ${maxUnavailable}, which allows no disruption: every drain and upgrade of a node would wait for ever. Take 1 or more, or '33%'.`;
  } else if (allowed >= minReplicas) {
    yield `maxUnavailable is ${maxUnavailable}, which lets all of ${minReplicas} copies go at once: take '33%'.`;
  }
}

function* shutdown(settings: ServiceSettings): Generator<string> {
  const { preStopSeconds, drainSeconds, longestRequestSeconds, gracePeriodSeconds } = settings;
  const needed = preStopSeconds + drainSeconds + longestRequestSeconds;
  if (gracePeriodSeconds <= needed) {
    yield `gracePeriodSeconds is ${gracePeriodSeconds}, but stopping takes preStopSeconds ${preStopSeconds} + drainSeconds ${drainSeconds} + longestRequestSeconds ${longestRequestSeconds} = ${needed}: requests would be cut off. Take more than ${needed}.`;
  }
}

function* probing({ probePaths }: ServiceSettings): Generator<string> {
  for (const [probe, path] of Object.entries(probePaths)) {
    if (!path.startsWith('/')) yield `probePaths.${probe} is '${path}': it must begin with a slash.`;
  }
  if (probePaths.readiness === probePaths.liveness) {
    yield `probePaths has '${probePaths.liveness}' for readiness and for liveness: a copy that is only busy would be restarted. Give each its own.`;
  }
}

function* signingIn({ name, workload, workloadIdentity }: ServiceSettings): Generator<string> {
  if (workloadIdentity && name !== workload) {
    yield `workloadIdentity is true for '${name}': the identity trusts '${workload}' alone. Leave it out, and give '${name}' an identity of its own in workload.bicep.`;
  }
}

function* measuring({ metricsPath }: ServiceSettings): Generator<string> {
  if (metricsPath !== false && !metricsPath.startsWith('/')) {
    yield `metricsPath is '${metricsPath}': it must begin with a slash, or be false.`;
  }
}

import { SUBSCRIPTION } from '../../account';
import { isoDuration, timestamp } from '../../clock';
import { guidOf, hexOf, uniqueStringOf } from '../../ids';
import { parseId } from '../resource-id';
import { camelCased } from './outputs';
import type { DeploymentRecord, Step } from './record';
import { indexOf } from './step-index';

const STATES = {
  waiting: 'Running',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  skipped: 'Canceled',
} as const;

/**
 * A deployment as ARM answers it.
 * @param module one within it; default: the outermost
 */
export function presentDeployment(record: DeploymentRecord, module?: Step): object {
  const name = module?.module?.name ?? record.name;
  const state = module ? STATES[module.state] : record.state;
  const startedAt = module?.startedAt ?? record.startedAt;
  const finishedAt = module ? module.finishedAt : record.finishedAt;
  const error = module ? module.error : record.error;
  const results = module ? module.outputs : record.results;
  const children = (indexOf(record).children.get(name) ?? []).filter(({ state: each }) => each === 'succeeded');
  return {
    id: module?.module?.id ?? record.id,
    name,
    type: 'Microsoft.Resources/deployments',
    ...(module ? {} : { location: record.location, tags: record.tags ?? {} }),
    properties: {
      templateHash: module ? uniqueStringOf(name) : record.templateHash,
      parameters: module ? {} : record.parameters,
      mode: 'Incremental',
      provisioningState: state,
      timestamp: timestamp(finishedAt ?? record.time),
      duration: isoDuration((finishedAt ?? record.time) - startedAt),
      correlationId: record.correlationId,
      providers: [],
      dependencies: [],
      ...(results ? { outputs: outputs(results) } : {}),
      ...(state === 'Succeeded' ? { outputResources: children.map(({ id }) => ({ id })) } : {}),
      ...(error ? { error } : {}),
    },
  };
}

function outputs(results: NonNullable<DeploymentRecord['results']>): object {
  return Object.fromEntries(Object.entries(results).map(([name, output]) => [camelCased(name), output]));
}

/** What a deployment did so far; what waits is not told. */
export function presentOperations(record: DeploymentRecord, name: string): object[] {
  const base =
    name === record.name ? record.id : (indexOf(record).modules.get(name)?.id ?? `${SUBSCRIPTION}/deployments/${name}`);
  const steps = indexOf(record).children.get(name) ?? [];
  const begun = steps.filter((step) => step.startedAt !== undefined).map((step) => operation(step, record, base));
  const results = name === record.name ? record.results : indexOf(record).modules.get(name)?.outputs;
  return results && Object.keys(results).length > 0 ? [...begun, outputOperation(record, base)] : begun;
}

function operation(step: Step, record: DeploymentRecord, base: string): object {
  const id = step.id ?? '';
  const operationId = hexOf(16, 'operation', base, step.key).toUpperCase();
  const { type, name } = parseId(id);
  const error = step.error;
  return {
    id: `${base}/operations/${operationId}`,
    operationId,
    properties: {
      provisioningOperation: 'Create',
      provisioningState: STATES[step.state],
      timestamp: timestamp(step.finishedAt ?? record.time),
      duration: isoDuration((step.finishedAt ?? record.time) - (step.startedAt ?? record.time)),
      trackingId: guidOf('tracking', base, step.key),
      ...(step.state === 'running' ? {} : { statusCode: error ? 'Conflict' : 'OK' }),
      ...(error ? { statusMessage: step.module ? { error } : { status: 'Failed', error } } : {}),
      targetResource: { id, resourceType: type, resourceName: name },
    },
  };
}

function outputOperation(record: DeploymentRecord, base: string): object {
  const operationId = '08584000000000000000';
  return {
    id: `${base}/operations/${operationId}`,
    operationId,
    properties: {
      provisioningOperation: 'EvaluateDeploymentOutput',
      provisioningState: 'Succeeded',
      timestamp: timestamp(record.finishedAt ?? record.time),
      duration: isoDuration(100),
      trackingId: guidOf('tracking', base, 'outputs'),
      statusCode: 'OK',
    },
  };
}

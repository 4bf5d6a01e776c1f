import { SUBSCRIPTION } from '../../account';
import type { Cloud } from '../../cloud';
import { DURATIONS } from '../../durations';
import type { Reply } from '../../http/reply';
import { objectBody } from '../../http/request';
import type { Call, Route } from '../../http/router';
import type { ArmTemplate } from '../../template/arm-template';
import type { DeploymentContent, Foreseen } from '../../template/expand';
import { refusal } from '../error';
import { resultUrl } from '../operation-routes';
import { preflightErrors, unregistered } from './preflight';
import { presentDeployment, presentOperations } from './present';
import type { DeploymentRecord, Step } from './record';
import { indexOf } from './step-index';
import { whatIf } from './what-if';

const ROOT = '/subscriptions/{subscription}/providers/Microsoft.Resources/deployments';
const NESTED = '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Resources/deployments';
const LARGEST = 4 * 1024 * 1024;

/** Deployments to the subscription. */
export function deploymentRoutes(cloud: Cloud): Route[] {
  const route = (operation: string, method: string, path: string, handle: Route['handle']): Route => ({
    operation: `deployments.${operation}`,
    method,
    path,
    handle,
  });
  return [
    route('list', 'GET', ROOT, () => list(cloud.deployments.all().map((record) => presentDeployment(record)))),
    route('put', 'PUT', `${ROOT}/{name}`, (call) => put(call, cloud)),
    route('get', 'GET', `${ROOT}/{name}`, ({ params }) => ({
      status: 200,
      body: presentDeployment(found(params.name, cloud)),
    })),
    route('head', 'HEAD', `${ROOT}/{name}`, ({ params }) => ({
      status: cloud.deployments.get(params.name ?? '') ? 204 : 404,
    })),
    route('delete', 'DELETE', `${ROOT}/{name}`, ({ params, changes }) => {
      const record = cloud.deployments.get(params.name ?? '');
      if (!record) return { status: 204 };
      if (record.state === 'Running') throw active(record);
      cloud.deployments.remove(record.name);
      changes.push({ action: 'deleted', id: record.id });
      return { status: 204 };
    }),
    route('status', 'GET', `${ROOT}/{name}/operationStatuses/{id}`, ({ params }) => {
      const { state, error } = found(params.name, cloud);
      return { status: 200, body: { status: state, ...(error ? { error } : {}) } };
    }),
    route('operations', 'GET', `${ROOT}/{name}/operations`, ({ params }) => {
      const record = found(params.name, cloud);
      return list(presentOperations(record, record.name));
    }),
    route('validate', 'POST', `${ROOT}/{name}/validate`, async (call) => {
      const { content, resources } = await accepted(call, cloud);
      const record = { id: `${SUBSCRIPTION}/providers/Microsoft.Resources/deployments/${call.params.name}` };
      const validatedResources = resources
        .filter(({ type }) => !type.startsWith('Rehearsal.Notes/'))
        .map(({ id }) => ({ id }));
      const properties = {
        templateHash: content.template.metadata?._generator?.templateHash ?? '0',
        mode: 'Incremental',
        provisioningState: 'Succeeded',
        validatedResources,
      };
      return { status: 200, body: { ...record, name: call.params.name, properties } };
    }),
    route('whatIf', 'POST', `${ROOT}/{name}/whatIf`, (call) => predict(call, cloud)),
    route('cancel', 'POST', `${ROOT}/{name}/cancel`, ({ params, changes }) => {
      const record = found(params.name, cloud);
      if (record.state !== 'Running') {
        const message = `The deployment '${record.name}' could not be canceled because it is in a terminal state '${record.state}'.`;
        throw refusal(409, 'DeploymentCannotBeCancelled', message);
      }
      record.cancelledAt = cloud.now();
      cloud.deployments.changed(record.name);
      changes.push({ action: 'updated', id: record.id });
      cloud.deployments.advance(cloud.now());
      return { status: 204 };
    }),
    route('nested.get', 'GET', `${NESTED}/{name}`, ({ params }) => {
      const { record, module } = foundNested(params, cloud);
      return { status: 200, body: presentDeployment(record, module) };
    }),
    route('nested.operations', 'GET', `${NESTED}/{name}/operations`, ({ params }) => {
      const { record, module } = foundNested(params, cloud);
      return list(presentOperations(record, module.module?.name ?? ''));
    }),
    route('nested.list', 'GET', NESTED, ({ params }) => list(nestedIn(params.group ?? '', cloud))),
  ];
}

async function put(call: Call, cloud: Cloud): Promise<Reply> {
  const name = call.params.name ?? '';
  if (!/^[-\w._()]{1,64}$/.test(name))
    throw refusal(400, 'InvalidDeploymentName', `The deployment name '${name}' is invalid.`);
  const before = cloud.deployments.get(name);
  if (before?.state === 'Running') throw active(before);
  const { content, resources } = await accepted(call, cloud);
  if (before && before.location !== content.location) {
    const message = `Invalid deployment location '${content.location}'. The deployment '${name}' already exists in location '${before.location}'.`;
    throw refusal(409, 'InvalidDeploymentLocation', message);
  }
  // Another request may have been faster while the template was expanded.
  const now = cloud.deployments.get(name);
  if (now?.state === 'Running') throw active(now);
  const record = cloud.deployments.start(name, content, resources, cloud.now());
  cloud.deployments.advance(cloud.now());
  call.changes.push({ action: before ? 'updated' : 'created', id: record.id });
  const version = call.request.query.get('api-version') ?? '';
  const body = presentDeployment({ ...record, state: 'Accepted' as DeploymentRecord['state'] });
  const status = `https://management.azure.com${record.id}/operationStatuses/08584000000000000000?api-version=${version}`;
  return { status: before ? 200 : 201, headers: { 'azure-asyncoperation': status }, body };
}

async function predict(call: Call, cloud: Cloud): Promise<Reply> {
  const result = await outcome(call, cloud);
  const target = `what-if of ${call.params.name}`;
  const item = cloud.work.add({ kind: 'what-if', target, result }, cloud.now(), DURATIONS.whatIf);
  const location = resultUrl(item, call.request.query.get('api-version') ?? '');
  return { status: 202, headers: { location, ...cloud.retryAfter(15) } };
}

/** What stands in the way of a what-if comes with status 200. */
async function outcome(call: Call, cloud: Cloud): Promise<object> {
  const { content, expansion } = await read(call, cloud);
  if ('error' in expansion) {
    return { status: 'Failed', error: { code: 'InvalidTemplate', message: expansion.error } };
  }
  const details = preflightErrors(expansion.resources, cloud);
  if (details.length > 0) return { status: 'Failed', error: invalid(String(call.params.name), details) };
  return {
    status: 'Succeeded',
    properties: { correlationId: content.location, changes: whatIf(expansion.resources, cloud) },
  };
}

/** What a request asks for, once nothing stands in the way. */
async function accepted(
  call: Call,
  cloud: Cloud,
): Promise<{ readonly content: DeploymentContent; readonly resources: readonly Foreseen[] }> {
  const { content, expansion } = await read(call, cloud);
  if ('error' in expansion) {
    const message = `Deployment template validation failed: '${expansion.error}'.`;
    throw refusal(400, 'InvalidTemplate', message);
  }
  const missing = unregistered(expansion.resources, cloud);
  if (missing.length > 0) {
    const details = missing.map((target) => ({
      code: 'MissingSubscriptionRegistration',
      target,
      message: `The subscription is not registered to use namespace '${target}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
    }));
    throw refusal(409, 'MissingSubscriptionRegistration', details[0]?.message ?? '', details);
  }
  const details = preflightErrors(expansion.resources, cloud);
  if (details.length > 0) {
    const { code, message } = invalid(String(call.params.name), details);
    throw refusal(400, code, message, details);
  }
  return { content, resources: expansion.resources };
}

function invalid(name: string, details: readonly object[]) {
  const message = `The template deployment '${name}' is not valid according to the validation procedure. See inner errors for details.`;
  return { code: 'InvalidTemplateDeployment', message, details };
}

async function read(call: Call, cloud: Cloud) {
  const { request } = call;
  if (request.body.length > LARGEST) {
    throw refusal(413, 'RequestContentTooLarge', `The request content size exceeds the maximum size of 4 MB.`);
  }
  const body = objectBody(request);
  const { template, parameters = {}, mode } = Object(body.properties);
  if (!template || typeof body.location !== 'string') {
    throw refusal(
      400,
      'InvalidRequestContent',
      'The request content was invalid: location and properties.template are required.',
    );
  }
  if (mode !== 'Incremental') {
    throw refusal(
      400,
      'InvalidDeploymentMode',
      `The deployment mode '${mode}' is not supported at subscription scope.`,
    );
  }
  const content: DeploymentContent = { template: template as ArmTemplate, parameters, location: body.location };
  return { content, expansion: await cloud.expand(content) };
}

function list(value: readonly object[]): Reply {
  return { status: 200, body: { value } };
}

function active({ name, id }: DeploymentRecord) {
  const message = `The deployment with resource id '${id}' cannot be saved, because this would overwrite an existing deployment '${name}' which is still active. Please see https://aka.ms/arm-deploy for usage details.`;
  return refusal(409, 'DeploymentActive', message);
}

function found(name: string | undefined, cloud: Cloud): DeploymentRecord {
  const record = cloud.deployments.get(name ?? '');
  if (record) return record;
  throw refusal(404, 'DeploymentNotFound', `Deployment '${name}' could not be found.`);
}

function foundNested(
  { group = '', name = '' }: Call['params'],
  cloud: Cloud,
): { record: DeploymentRecord; module: Step } {
  for (const record of cloud.deployments.all()) {
    const module = indexOf(record).modules.get(name);
    if (module && module.state !== 'waiting' && isIn(group, module)) return { record, module };
  }
  throw refusal(404, 'DeploymentNotFound', `Deployment '${name}' could not be found.`);
}

function nestedIn(group: string, cloud: Cloud): object[] {
  return cloud.deployments
    .all()
    .flatMap((record) =>
      [...indexOf(record).modules.values()]
        .filter((module) => module.state !== 'waiting' && isIn(group, module))
        .map((module) => presentDeployment(record, module)),
    );
}

function isIn(group: string, { id = '' }: Step): boolean {
  return id.toLowerCase().includes(`/resourcegroups/${group.toLowerCase()}/`);
}

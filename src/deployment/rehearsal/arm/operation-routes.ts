import { SUBSCRIPTION } from '../account';
import { timestamp } from '../clock';
import type { Cloud } from '../cloud';
import type { Reply } from '../http/reply';
import type { Route } from '../http/router';
import { refusal } from './error';
import type { WorkItem } from './work';

const HOST = 'https://management.azure.com';

/** Where the result of something slow is to be asked for. */
export function resultUrl({ id }: WorkItem, apiVersion: string): string {
  return `${HOST}${SUBSCRIPTION}/operationresults/${id}?api-version=${apiVersion}`;
}

/** Where its state is to be asked for. */
export function statusUrl({ id }: WorkItem, namespace: string, location: string, apiVersion: string): string {
  return `${HOST}${SUBSCRIPTION}/providers/${namespace}/locations/${location}/operationStatuses/${id}?api-version=${apiVersion}`;
}

/** Results and states of what goes on in the background. */
export function operationRoutes(cloud: Cloud): Route[] {
  return [
    {
      operation: 'operations.result',
      method: 'GET',
      path: '/subscriptions/{subscription}/operationresults/{id}',
      handle: ({ params, request }) => {
        const item = found(params.id, cloud);
        if (item.isDone) return { status: 200, ...(item.result === undefined ? {} : { body: item.result }) };
        const location = resultUrl(item, request.query.get('api-version') ?? '');
        return { status: 202, headers: { location, ...cloud.retryAfter(15) } };
      },
    },
    {
      operation: 'operations.status',
      method: 'GET',
      path: '/subscriptions/{subscription}/providers/{namespace}/locations/{location}/operationStatuses/{id}',
      handle: ({ params }) => status(found(params.id, cloud), params.namespace ?? '', params.location ?? ''),
    },
  ];
}

function status(item: WorkItem, namespace: string, location: string): Reply {
  const state = !item.isDone ? 'InProgress' : item.error ? 'Failed' : 'Succeeded';
  return {
    status: 200,
    body: {
      id: `${SUBSCRIPTION}/providers/${namespace}/locations/${location}/operationStatuses/${item.id}`,
      name: item.id,
      status: state,
      startTime: timestamp(item.startedAt),
      ...(item.isDone ? { endTime: timestamp(item.finishesAt) } : {}),
      ...(item.error ? { error: item.error } : {}),
    },
  };
}

function found(id: string | undefined, cloud: Cloud): WorkItem {
  const item = cloud.work.get(id ?? '');
  if (item) return item;
  throw refusal(404, 'NotFound', `The operation '${id}' could not be found.`);
}

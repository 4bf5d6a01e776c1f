import { timestamp } from '../clock';
import type { Cloud } from '../cloud';
import { DURATIONS } from '../durations';
import type { Reply } from '../http/reply';
import { objectBody } from '../http/request';
import type { Call, Route } from '../http/router';
import { runCommand } from '../kubernetes/run-command';
import { refusal } from './error';
import type { Resource } from './resources';

const CLUSTER =
  '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerService/managedClusters/{cluster}';

/** What can be asked of a cluster through ARM. */
export function clusterRoutes(cloud: Cloud): Route[] {
  return [
    {
      operation: 'clusters.userCredential',
      method: 'POST',
      path: `${CLUSTER}/listClusterUserCredential`,
      handle: (call) => userCredential(found(call, cloud), cloud),
    },
    {
      operation: 'clusters.adminCredential',
      method: 'POST',
      path: `${CLUSTER}/listClusterAdminCredential`,
      handle: (call) => {
        found(call, cloud);
        const message =
          'Getting static credential is not allowed because this cluster is set to disable local accounts.';
        throw refusal(400, 'BadRequest', message);
      },
    },
    {
      operation: 'clusters.runCommand',
      method: 'POST',
      path: `${CLUSTER}/runCommand`,
      handle: (call) => begin(call, cloud),
    },
    {
      operation: 'clusters.commandResult',
      method: 'GET',
      path: `${CLUSTER}/commandResults/{id}`,
      handle: ({ params, request }) => result(params.id ?? '', request.path, cloud),
    },
  ];
}

function found({ params, request }: Call, cloud: Cloud): Resource {
  const id = decodeURIComponent(request.path).split('/').slice(0, 9).join('/');
  const cluster = cloud.resources.get(id);
  if (!cluster || cluster.properties.provisioningState === 'Creating') {
    const message = `The Resource 'Microsoft.ContainerService/managedClusters/${params.cluster}' under resource group '${params.group}' was not found.`;
    throw refusal(404, 'ResourceNotFound', message);
  }
  return cluster;
}

function userCredential({ name, properties }: Resource, cloud: Cloud): Reply {
  const host = properties.apiServerAccessProfile?.enablePrivateCluster ? properties.privateFQDN : properties.fqdn;
  const authority = Buffer.from(cloud.certificateAuthority).toString('base64');
  const kubeconfig = `apiVersion: v1
kind: Config
clusters:
- name: ${name}
  cluster:
    certificate-authority-data: ${authority}
    server: https://${host}:443
contexts:
- name: ${name}
  context:
    cluster: ${name}
    user: clusterUser_${name}
current-context: ${name}
preferences: {}
users:
- name: clusterUser_${name}
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: kubelogin
      args: [get-token, --environment, AzurePublicCloud, --server-id, 6dae42f8-4368-4678-94ff-3960e28e3630, --login, devicecode]
      env: null
      provideClusterInfo: false
`;
  return {
    status: 200,
    body: { kubeconfigs: [{ name: 'clusterUser', value: Buffer.from(kubeconfig).toString('base64') }] },
  };
}

function begin(call: Call, cloud: Cloud): Reply {
  const cluster = found(call, cloud);
  const { command, context, clusterToken } = objectBody(call.request);
  if (typeof command !== 'string' || command === '')
    throw refusal(400, 'InvalidParameter', 'Required parameter command is missing.');
  const { seconds, ...outcome } = runCommand(cluster, { command, context, clusterToken }, cloud, call.changes);
  const duration = DURATIONS.runCommandStart + seconds;
  const item = cloud.work.add({ kind: 'run-command', target: cluster.id, result: outcome }, cloud.now(), duration);
  const version = call.request.query.get('api-version') ?? '';
  const location = `https://management.azure.com${cluster.id}/commandResults/${item.id}?api-version=${version}`;
  return {
    status: 202,
    headers: { location, ...cloud.retryAfter(10) },
    body: { id: item.id, properties: { provisioningState: 'Running' } },
  };
}

function result(id: string, path: string, cloud: Cloud): Reply {
  const item = cloud.work.get(id);
  if (!item) throw refusal(404, 'NotFound', `The command result '${id}' could not be found.`);
  if (!item.isDone) {
    const location = `https://management.azure.com${path}`;
    return {
      status: 202,
      headers: { location, ...cloud.retryAfter(10) },
      body: { id, properties: { provisioningState: 'Running' } },
    };
  }
  const times = { startedAt: timestamp(item.startedAt), finishedAt: timestamp(item.finishesAt) };
  return {
    status: 200,
    body: { id, properties: { provisioningState: 'Succeeded', ...times, ...Object(item.result) } },
  };
}

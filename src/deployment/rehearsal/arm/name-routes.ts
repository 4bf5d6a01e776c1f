import type { Cloud } from '../cloud';
import type { Reply } from '../http/reply';
import { objectBody } from '../http/request';
import type { Call, Route } from '../http/router';

/** Whether somebody in all of Azure has a name already. */
export function nameRoutes(cloud: Cloud): Route[] {
  return [
    {
      operation: 'registries.checkName',
      method: 'POST',
      path: '/subscriptions/{subscription}/providers/Microsoft.ContainerRegistry/checkNameAvailability',
      handle: (call) => registryName(call, cloud),
    },
    {
      operation: 'cdn.checkName',
      method: 'POST',
      path: '/subscriptions/{subscription}/providers/Microsoft.Cdn/checkNameAvailability',
      handle: (call) => frontDoorName(call, cloud),
    },
    {
      operation: 'cdn.checkName',
      method: 'POST',
      path: '/providers/Microsoft.Cdn/checkNameAvailability',
      handle: (call) => frontDoorName(call, cloud),
    },
    {
      operation: 'cdn.checkName',
      method: 'POST',
      path: '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Cdn/checkEndpointNameAvailability',
      handle: (call) => frontDoorName(call, cloud),
    },
    {
      operation: 'network.checkDnsName',
      method: 'GET',
      path: '/subscriptions/{subscription}/providers/Microsoft.Network/locations/{location}/CheckDnsNameAvailability',
      handle: ({ request, params }) => {
        const label = request.query.get('domainNameLabel')?.toLowerCase() ?? '';
        const inUse = cloud.resources
          .ofType('Microsoft.Network/publicIPAddresses')
          .some(
            ({ location, properties }) =>
              location === params.location && properties.dnsSettings?.domainNameLabel?.toLowerCase() === label,
          );
        return { status: 200, body: { available: !inUse && !isTaken(label, cloud) } };
      },
    },
  ];
}

/** Whether a fault gave the name to somebody else. */
export function isTaken(name: string, cloud: Cloud): boolean {
  return cloud.faults.holding('name-taken').some((fault) => fault.name.toLowerCase() === name.toLowerCase());
}

/** Names are taken by everybody's registries, ours too. */
function registryName({ request }: Call, cloud: Cloud): Reply {
  const name = String(objectBody(request).name ?? '');
  if (!/^[a-zA-Z0-9]{5,50}$/.test(name)) {
    const message = `The registry name '${name}' is invalid. Names are 5 to 50 alphanumeric characters.`;
    return { status: 200, body: { nameAvailable: false, reason: 'Invalid', message } };
  }
  const ours = cloud.resources
    .ofType('Microsoft.ContainerRegistry/registries')
    .some((registry) => registry.name.toLowerCase() === name.toLowerCase());
  if (!ours && !isTaken(name, cloud)) return { status: 200, body: { nameAvailable: true } };
  return {
    status: 200,
    body: { nameAvailable: false, reason: 'AlreadyExists', message: `The registry ${name} is already in use.` },
  };
}

function frontDoorName({ request }: Call, cloud: Cloud): Reply {
  const name = String(objectBody(request).name ?? '');
  if (!isTaken(name, cloud)) return { status: 200, body: { nameAvailable: true } };
  return {
    status: 200,
    body: { nameAvailable: false, reason: 'Name is already in use', message: `${name} is in use.` },
  };
}

import type { Environment, Region } from '../configuration/configuration';

/** Name of the private link service in a stamp's resource group; Front Door is told its id in a second deployment. */
export const PRIVATE_LINK_SERVICE = 'pls-gateway';
/** Where network.bicep makes room for it. */
export const PRIVATE_LINK_SUBNET = 'snet-private-link';

/** How Azure's load balancer lets Front Door in to a gateway. At most eight: the Gateway API allows no more. */
export function loadBalancerAnnotations(environment: Environment, region: Region, port: number) {
  const annotations = {
    ...(environment.exposure === 'privateLink' ? privateLink(region, port) : publicAddress(region, port)),
    // The proxy's status port would be let in too.
    port_15021_no_lb_rule: 'true',
  };
  return Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [`service.beta.kubernetes.io/${key}`, value]),
  );
}

/** On the region's static address, for Front Door's network alone. */
function publicAddress({ stamp }: Region, port: number): Record<string, string> {
  return {
    'azure-load-balancer-resource-group': stamp.resourceGroup,
    'azure-pip-name': stamp.gatewayAddress.name,
    'azure-allowed-service-tags': 'AzureFrontDoor.Backend',
    // The node's own health, as AKS sets it too: a probe of the port itself would get 404 without Front Door's header,
    // and one of the proxy's status port would be refused by the gateway's network policy.
    [`port_${port}_health-probe_protocol`]: 'http',
    [`port_${port}_health-probe_port`]: '10256',
    [`port_${port}_health-probe_request-path`]: '/healthz',
  };
}

/** On an address of the network, behind a private link service. */
function privateLink({ stamp }: Region, port: number): Record<string, string> {
  return {
    'azure-load-balancer-internal': 'true',
    'azure-pls-create': 'true',
    'azure-pls-name': PRIVATE_LINK_SERVICE,
    // Not in the group of the nodes, where nobody but AKS may approve a connection.
    'azure-pls-resource-group': stamp.resourceGroup,
    'azure-pls-ip-configuration-subnet': PRIVATE_LINK_SUBNET,
    // Front Door asks from a subscription of Microsoft's. Seeing the service is not reaching it: each connection is
    // approved by hand.
    'azure-pls-visibility': '*',
    // There is no room for a path: whether the port can be connected to.
    [`port_${port}_health-probe_protocol`]: 'tcp',
  };
}

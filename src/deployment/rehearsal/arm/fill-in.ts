import { SUBSCRIPTION_ID, TENANT_ID } from '../account';
import { timestamp } from '../clock';
import { guidOf, hexOf, numberOf } from '../ids';
import { parseId } from './resource-id';
import type { Resource } from './resources';

/** Kubernetes version of clusters that ask for none, and the patch of each minor version. */
export const KUBERNETES_VERSIONS: Readonly<Record<string, string>> = {
  '1.33': '1.33.12',
  '1.34': '1.34.9',
  '1.35': '1.35.6',
  '1.36': '1.36.2',
};
export const DEFAULT_KUBERNETES = '1.35';

type Properties = Record<string, unknown>;

/** What Azure adds to the properties of a type when it makes a resource. */
const BY_TYPE: Readonly<Record<string, (resource: Resource, time: number) => Properties>> = {
  'microsoft.managedidentity/userassignedidentities': ({ id }) => identity(id),
  'microsoft.network/publicipaddresses': ({ id, location, properties }) => ({
    ipAddress: addressOf(id),
    ...(properties.dnsSettings
      ? {
          dnsSettings: {
            ...properties.dnsSettings,
            fqdn: `${properties.dnsSettings.domainNameLabel}.${location}.cloudapp.azure.com`,
          },
        }
      : {}),
  }),
  'microsoft.containerservice/managedclusters': cluster,
  'microsoft.containerservice/managedclusters/agentpools': ({ id, properties }) => ({
    ...pool(id, properties),
    powerState: { code: 'Running' },
  }),
  'microsoft.containerregistry/registries': ({ name, location }, time) => ({
    loginServer: `${name.toLowerCase()}.azurecr.io`,
    creationDate: timestamp(time),
    dataEndpointHostNames: [`${name.toLowerCase()}.${location}.data.azurecr.io`],
  }),
  'microsoft.containerregistry/registries/replications': () => ({ status: { displayStatus: 'Ready' } }),
  'microsoft.cdn/profiles': ({ id }) => ({ frontDoorId: guidOf('frontDoor', id), resourceState: 'Active' }),
  'microsoft.cdn/profiles/afdendpoints': ({ id }) => ({
    hostName: `${parseId(id).name.split('/').at(-1)}-${hexOf(16, 'endpoint', id)}.z01.azurefd.net`,
    deploymentStatus: 'NotStarted',
  }),
  'microsoft.operationalinsights/workspaces': ({ id }) => ({ customerId: guidOf('workspace', id) }),
  'microsoft.monitor/accounts': ({ name, location, id }) => ({
    accountId: guidOf('monitor', id),
    metrics: { prometheusQueryEndpoint: `https://${name}-${hexOf(4, id)}.${location}.prometheus.monitor.azure.com` },
  }),
  'microsoft.insights/datacollectionendpoints': ({ name, location, id }) => ({
    logsIngestion: { endpoint: `https://${name}-${hexOf(4, id)}.${location}-1.ingest.monitor.azure.com` },
  }),
  'microsoft.insights/datacollectionrules': ({ id }) => ({ immutableId: `dcr-${hexOf(32, id)}` }),
  'microsoft.insights/components': ({ id, name }) => ({
    AppId: guidOf('app', id),
    ConnectionString: `InstrumentationKey=${guidOf('key', id)};ApplicationId=${guidOf('app', id)}`,
    Name: name,
  }),
};

/** A resource as it is once its provider has made it. */
export function filledIn(resource: Resource, time: number): Resource {
  const type = resource.type.toLowerCase();
  const added = BY_TYPE[type]?.(resource, time) ?? {};
  const systemAssigned = String((resource.identity as Properties | undefined)?.type ?? '').includes('SystemAssigned');
  return {
    ...resource,
    ...(systemAssigned ? { identity: { ...(resource.identity as object), ...identity(resource.id) } } : {}),
    properties: { ...resource.properties, ...added, provisioningState: 'Succeeded' },
  };
}

function identity(id: string): Properties {
  return { principalId: guidOf('principal', id), clientId: guidOf('client', id), tenantId: TENANT_ID };
}

function cluster({ id, name, location, properties }: Resource): Properties {
  const asked = String(properties.kubernetesVersion ?? DEFAULT_KUBERNETES);
  const version = KUBERNETES_VERSIONS[asked.split('.').slice(0, 2).join('.')] ?? asked;
  const prefix = `${properties.dnsPrefix ?? name}-${hexOf(8, 'cluster', id)}`;
  const isPrivate = properties.apiServerAccessProfile?.enablePrivateCluster === true;
  const group = parseId(id).resourceGroup;
  return {
    kubernetesVersion: version,
    currentKubernetesVersion: version,
    powerState: { code: 'Running' },
    nodeResourceGroup: properties.nodeResourceGroup ?? `MC_${group}_${name}_${location}`,
    fqdn: `${prefix}.hcp.${location}.azmk8s.io`,
    ...(isPrivate ? { privateFQDN: `${prefix}.privatelink.${location}.azmk8s.io` } : {}),
    oidcIssuerProfile: {
      ...properties.oidcIssuerProfile,
      issuerURL: `https://${location}.oic.prod-aks.azure.com/${TENANT_ID}/${guidOf('issuer', id)}/`,
    },
    agentPoolProfiles: (properties.agentPoolProfiles ?? []).map((profile: Properties) => ({
      ...profile,
      ...pool(`${id}/agentPools/${profile.name}`, profile),
    })),
    maxAgentPools: 100,
    resourceUID: hexOf(24, 'uid', id, SUBSCRIPTION_ID),
  };
}

function pool(id: string, profile: Properties): Properties {
  return {
    count: profile.count ?? profile.minCount ?? 1,
    provisioningState: 'Succeeded',
    nodeImageVersion: `AKSAzureLinux-V3gen2arm64-202610.${numberOf(20, id)}.0`,
  };
}

/** Out of a range that is kept for documents (TEST-NET-2). */
function addressOf(id: string): string {
  return `198.51.100.${1 + numberOf(254, 'address', id)}`;
}

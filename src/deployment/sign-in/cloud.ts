import { AksHaError } from '../../errors/aks-ha-error';

/** One of Microsoft's clouds, or whatever answers like one. */
export interface Cloud {
  readonly name: string;
  /** Azure Resource Manager, without a slash at its end. */
  readonly resourceManager: string;
  /** What a token for Resource Manager is asked for. */
  readonly audience: string;
  /** Microsoft Entra. */
  readonly authority: string;
  /** What registries are below: `azurecr.io`. */
  readonly registryDomain: string;
}

export const CLOUDS: readonly Cloud[] = [
  {
    name: 'AzureCloud',
    resourceManager: 'https://management.azure.com',
    audience: 'https://management.azure.com',
    authority: 'https://login.microsoftonline.com',
    registryDomain: 'azurecr.io',
  },
  {
    name: 'AzureUSGovernment',
    resourceManager: 'https://management.usgovcloudapi.net',
    audience: 'https://management.usgovcloudapi.net',
    authority: 'https://login.microsoftonline.us',
    registryDomain: 'azurecr.us',
  },
  {
    name: 'AzureChinaCloud',
    resourceManager: 'https://management.chinacloudapi.cn',
    audience: 'https://management.chinacloudapi.cn',
    authority: 'https://login.chinacloudapi.cn',
    registryDomain: 'azurecr.cn',
  },
];

/**
 * The cloud of a name, with the endpoints that the environment gives instead of its own:
 * `AZURE_RESOURCE_MANAGER_ENDPOINT`, `AZURE_AUTHORITY_HOST`.
 *
 * @throws AksHaError E613 for a cloud that there is not
 */
export function chooseCloud(name: string | undefined, env: NodeJS.ProcessEnv): Cloud {
  const wanted = (name ?? 'AzureCloud').toLowerCase();
  const cloud = CLOUDS.find((each) => each.name.toLowerCase() === wanted);
  if (!cloud) throw unknown(name ?? '');
  const { AZURE_RESOURCE_MANAGER_ENDPOINT: resourceManager, AZURE_AUTHORITY_HOST: authority } = env;
  return {
    ...cloud,
    ...(resourceManager && { resourceManager: withoutSlash(resourceManager), audience: withoutSlash(resourceManager) }),
    ...(authority && { authority: withoutSlash(authority) }),
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function unknown(name: string): AksHaError {
  return new AksHaError({
    code: 'E613',
    source: 'user',
    message: `There is no cloud "${name}".`,
    hint: `Take one of these: ${CLOUDS.map((cloud) => cloud.name).join(', ')}.`,
  });
}

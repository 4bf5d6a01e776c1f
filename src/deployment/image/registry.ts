import type { HttpMethods } from '@azure/core-rest-pipeline';
import { AksHaError } from '../../errors/aks-ha-error';
import type { Http, HttpAnswer } from '../http/http';
import { jsonOf } from '../http/json';
import type { Cloud } from '../sign-in/cloud';
import { renewedOnce } from '../sign-in/renewed-once';
import type { Tokens } from '../sign-in/tokens';

export interface RegistryProps {
  readonly http: Http;
  readonly tokens: Tokens;
  readonly cloud: Cloud;
  /** `acrordersprod4f2a.azurecr.io` */
  readonly host: string;
}

/** Kinds of manifest that a reference may be. */
const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** A container registry, as whoever is signed in to Azure sees it. */
export interface Registry {
  /** What `docker login` takes as a password, for user `00000000-0000-0000-0000-000000000000`. */
  refreshToken(): Promise<string>;
  /** The digest of a tag, or `undefined` where the registry has none of that name. */
  digestOf(repository: string, reference: string): Promise<string | undefined>;
  /** The processors that an image is made for, such as `arm64`. */
  architectures(repository: string, digest: string): Promise<readonly string[]>;
}

interface Manifest {
  readonly manifests?: readonly { readonly platform?: { readonly architecture?: string } }[];
  readonly config?: { readonly digest: string };
}

export function registryAt({ http, tokens, cloud, host }: RegistryProps): Registry {
  const post = async (path: string, form: Readonly<Record<string, string>>): Promise<HttpAnswer> => {
    const body = new URLSearchParams({ service: host, ...form }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return http.send({ method: 'POST', url: `https://${host}${path}`, headers, body });
  };
  const exchange = async () => {
    const token = await tokens.get(`${cloud.audience}/.default`);
    return post('/oauth2/exchange', { grant_type: 'access_token', access_token: token });
  };
  /** Any of the three may be refused. */
  const authorized = async (method: HttpMethods, repository: string, path: string, accept: string) => {
    const refresh = await exchange();
    if (refresh.status !== 200) return refresh;
    const scope = `repository:${repository}:pull`;
    const form = { grant_type: 'refresh_token', scope, refresh_token: tokenOf(refresh, 'refresh_token') };
    const access = await post('/oauth2/token', form);
    if (access.status !== 200) return access;
    return http.send({
      method,
      url: `https://${host}/v2/${repository}/${path}`,
      headers: { Authorization: `Bearer ${tokenOf(access, 'access_token')}`, Accept: accept },
    });
  };
  const ask = async (method: HttpMethods, repository: string, path: string, accept: string) => {
    const answer = await renewedOnce(tokens, () => authorized(method, repository, path, accept));
    if (answer.status === 404) return undefined;
    if (answer.status >= 400) throw refused(host, answer.status);
    return answer;
  };
  const config = async (repository: string, { digest }: { digest: string }) => {
    const answer = await ask('GET', repository, `blobs/${digest}`, '*/*');
    const { architecture } = (jsonOf(answer?.text ?? '') ?? {}) as { architecture?: string };
    return architecture ? [architecture] : [];
  };
  return {
    refreshToken: async () => {
      const answer = await renewedOnce(tokens, exchange);
      if (answer.status === 200) return tokenOf(answer, 'refresh_token');
      throw refused(host, answer.status);
    },
    digestOf: async (repository, reference) =>
      (await ask('HEAD', repository, `manifests/${reference}`, MANIFESTS))?.header('docker-content-digest'),
    architectures: async (repository, digest) => {
      const answer = await ask('GET', repository, `manifests/${digest}`, MANIFESTS);
      const manifest = (jsonOf(answer?.text ?? '') ?? {}) as Manifest;
      const listed = manifest.manifests?.map(({ platform }) => platform?.architecture ?? 'unknown');
      if (listed) return listed.filter((each) => each !== 'unknown');
      return manifest.config ? config(repository, manifest.config) : [];
    },
  };
}

function tokenOf({ text }: HttpAnswer, name: 'refresh_token' | 'access_token'): string {
  return (jsonOf(text) as Record<string, string> | undefined)?.[name] ?? '';
}

function refused(host: string, status: number): AksHaError {
  return new AksHaError({
    code: 'E624',
    source: 'azure',
    message: `The registry ${host} refused: HTTP ${status}.`,
    hint: 'Whoever deploys needs the role AcrPush on it, or Contributor: az role assignment create --role AcrPush --assignee <you> --scope <registry id>. A new right takes some minutes.',
  });
}

import type { HttpMethods } from '@azure/core-rest-pipeline';
import { AksHaError } from '../../errors/aks-ha-error';
import type { Clock } from '../clock';
import type { Http, HttpAnswer } from '../http/http';
import { jsonOf } from '../http/json';
import { renewedOnce } from '../sign-in/renewed-once';
import type { Tokens } from '../sign-in/tokens';
import type { ApiServer } from './kubeconfig';
import { KubernetesError } from './kubernetes-error';

/** What a token for the API of any AKS cluster is asked for: the application id of AKS in Entra. */
export const CLUSTER_SCOPE = '6dae42f8-4368-4678-94ff-3960e28e3630/.default';
/** Seconds after which an API server counts as unreachable. */
const PATIENCE = 180;

export interface KubernetesProps {
  readonly server: ApiServer;
  /** Name of the cluster, for errors. */
  readonly cluster: string;
  readonly http: Http;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** What ends requests. @default what ends the run */
  readonly requests?: AbortSignal;
}

/** The API of one cluster. */
export class KubernetesClient {
  private readonly props: KubernetesProps;

  constructor(props: KubernetesProps) {
    this.props = props;
  }

  public get clock(): Clock {
    return this.props.clock;
  }

  public get signal(): AbortSignal {
    return this.props.signal;
  }

  public get cluster(): string {
    return this.props.cluster;
  }

  /** The same API, for work that ends with another signal. */
  public until(signal: AbortSignal): KubernetesClient {
    return new KubernetesClient({ ...this.props, signal });
  }

  /** The same API, for what has to be done yet once the run is broken off. */
  public afterwards(signal: AbortSignal): KubernetesClient {
    return new KubernetesClient({ ...this.props, signal, requests: signal });
  }

  /**
   * @throws KubernetesError where the API server refuses
   * @throws AksHaError E625 where it can't be reached
   */
  public async send(method: HttpMethods, path: string, body?: unknown, type = 'application/json'): Promise<unknown> {
    this.signal.throwIfAborted();
    const answer = await renewedOnce(this.props.tokens, () => this.authorized(method, path, body, type));
    if (answer.status < 400) return jsonOf(answer.text) ?? answer.text;
    // A proxy answers so for a server that it can't reach; an API server would say why.
    if ([502, 503, 504].includes(answer.status) && jsonOf(answer.text) === undefined) {
      throw unreachable(this.cluster, `the proxy before it answers HTTP ${answer.status}`);
    }
    throw new KubernetesError(this.cluster, method, path, answer.status, jsonOf(answer.text));
  }

  public async get<T>(path: string): Promise<T> {
    return (await this.send('GET', path)) as T;
  }

  /** As {@link get}, and `undefined` where there is no such object or no such kind. */
  public async find<T>(path: string): Promise<T | undefined> {
    try {
      return await this.get<T>(path);
    } catch (error) {
      if (error instanceof KubernetesError && error.status === 404) return undefined;
      throw error;
    }
  }

  private async authorized(method: HttpMethods, path: string, body: unknown, type: string): Promise<HttpAnswer> {
    const { server, http, tokens, cluster, requests } = this.props;
    const token = await tokens.get(CLUSTER_SCOPE);
    try {
      return await http.send({
        method,
        url: `${server.url}${path}`,
        ca: server.ca,
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: 'application/json, text/plain',
          ...(body === undefined ? {} : { 'Content-Type': type }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        patience: PATIENCE,
        timeout: 30,
        ...(requests ? { signal: requests } : {}),
      });
    } catch (error) {
      if (!AksHaError.is(error) || error.code !== 'E627') throw error;
      throw unreachable(cluster, error.message, error);
    }
  }
}

function unreachable(cluster: string, reason: string, cause?: unknown): AksHaError {
  return new AksHaError({
    code: 'E625',
    source: 'azure',
    message: `The API server of ${cluster} can't be reached: ${reason}`,
    hint: 'Look whether the cluster runs (az aks show --query powerState) and whether this machine may reach it (apiServer in devops/config/variables.json); then run the same command again.',
    cause,
  });
}

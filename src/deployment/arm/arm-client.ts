import type { HttpMethods } from '@azure/core-rest-pipeline';
import type { Clock } from '../clock';
import type { Http, HttpAnswer } from '../http/http';
import { jsonOf } from '../http/json';
import type { Cloud } from '../sign-in/cloud';
import { renewedOnce } from '../sign-in/renewed-once';
import type { Tokens } from '../sign-in/tokens';
import { ArmError } from './arm-error';

const SUBSCRIPTION_MISSING = 'SubscriptionNotFound';

export interface ArmCall {
  readonly apiVersion: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Seconds for which a failure that passes is tried again. @default 600 */
  readonly patience?: number;
}

export interface ArmAnswer {
  readonly status: number;
  readonly body: unknown;
  header(name: string): string | undefined;
}

export interface ArmClientProps {
  readonly http: Http;
  readonly tokens: Tokens;
  readonly cloud: Cloud;
  readonly subscriptionId: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Azure Resource Manager for one subscription. Types are those of `@azure/arm-resources`; its requests are not used,
 * because they drop the details of an error and its poller ends at faults that pass (docs/architecture.md).
 */
export class ArmClient {
  public readonly clock: Clock;
  public readonly signal: AbortSignal;
  public readonly cloud: Cloud;
  public readonly subscriptionId: string;
  /** `/subscriptions/<id>`, what ids begin with. */
  public readonly subscription: string;
  private readonly http: Http;
  private readonly tokens: Tokens;

  constructor({ http, tokens, cloud, subscriptionId, clock, signal }: ArmClientProps) {
    this.http = http;
    this.tokens = tokens;
    this.cloud = cloud;
    this.subscriptionId = subscriptionId;
    this.subscription = `/subscriptions/${subscriptionId}`;
    this.clock = clock;
    this.signal = signal;
  }

  /**
   * @param path a resource id, or a whole address that Azure gave
   * @throws ArmError where Azure refuses
   */
  public async send(method: HttpMethods, path: string, call: Partial<ArmCall> = {}): Promise<ArmAnswer> {
    const answer = await renewedOnce(this.tokens, () => this.authorized(method, path, call));
    if (answer.status < 400) return { status: answer.status, body: jsonOf(answer.text), header: answer.header };
    throw new ArmError(method, path, answer.status, jsonOf(answer.text));
  }

  public async get<T>(path: string, call: ArmCall): Promise<T> {
    return (await this.send('GET', path, call)).body as T;
  }

  /** As {@link get}, and `undefined` where there is nothing of that name in a subscription that is there. */
  public async find<T>(path: string, call: ArmCall): Promise<T | undefined> {
    try {
      return await this.get<T>(path, call);
    } catch (error) {
      // That a subscription is not there says nothing of what is in it.
      if (error instanceof ArmError && error.status === 404 && error.azureCode !== SUBSCRIPTION_MISSING)
        return undefined;
      throw error;
    }
  }

  /** All pages of a list; of a group that is not there, none. */
  public async list<T>(path: string, call: ArmCall): Promise<T[]> {
    const found: T[] = [];
    let page = await this.find<{ value?: T[]; nextLink?: string }>(path, call);
    while (page) {
      found.push(...(page.value ?? []));
      page = page.nextLink ? ((await this.send('GET', page.nextLink)).body as typeof page) : undefined;
    }
    return found;
  }

  private async authorized(method: HttpMethods, path: string, call: Partial<ArmCall>): Promise<HttpAnswer> {
    const { body, patience } = call;
    const token = await this.tokens.get(`${this.cloud.audience}/.default`);
    return this.http.send({
      method,
      url: this.url(path, call),
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(patience === undefined ? {} : { patience }),
    });
  }

  private url(path: string, { apiVersion, query = {} }: Partial<ArmCall>): string {
    const url = new URL(path.startsWith('https:') ? path : `${this.cloud.resourceManager}${path}`);
    if (apiVersion) url.searchParams.set('api-version', apiVersion);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url.href;
  }
}

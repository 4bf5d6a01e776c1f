import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createInterface } from 'node:readline';
import { ManualClock } from '../../../src/deployment/rehearsal/clock';
import { issueToken } from '../../../src/deployment/rehearsal/entra/token';
import type { Fault } from '../../../src/deployment/rehearsal/faults/fault';
import { type Rehearsal, startRehearsal } from '../../../src/deployment/rehearsal/start-rehearsal';
import { bicepPath } from '../../toolchain/bicep';
import { EXPANSIONS } from '../remembered';
import { TunnelAgent } from './tunnel-agent';

export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  // Tests say what they expect.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly json: any;
}

export interface Asked {
  readonly headers?: Record<string, string>;
  /** Text and bytes as they are, anything else as JSON. */
  readonly body?: unknown;
}

/** A rehearsal target whose clock the test moves. */
export class Rehearsed {
  private constructor(
    public readonly target: Rehearsal,
    public readonly clock: ManualClock,
    public readonly agent: TunnelAgent,
  ) {}

  public static async start(
    options: { readonly folder?: string; readonly clock?: ManualClock; readonly faults?: readonly Fault[] } = {},
  ): Promise<Rehearsed> {
    const clock = options.clock ?? new ManualClock();
    const target = await startRehearsal({ bicep: bicepPath(), expansions: EXPANSIONS, ...options, clock });
    return new Rehearsed(target, clock, new TunnelAgent(target.proxyUrl, target.certificateAuthority));
  }

  /** Stops it. An error of the target itself fails the test. */
  public async stop(): Promise<void> {
    await this.target.stop();
    if (this.target.failures.length > 0) throw this.target.failures[0];
  }

  /**
   * Asks ARM as the service principal that is signed in.
   * @param path or an address that ARM gave
   */
  public arm(method: string, path: string, body?: unknown): Promise<Answer> {
    const version = `${path.includes('?') ? '&' : '?'}api-version=2025-04-01`;
    const url = path.startsWith('https:') ? path : `https://management.azure.com${path}${version}`;
    const authorization = `Bearer ${issueToken('https://management.azure.com', 1)}`;
    return this.ask(method, url, { headers: { authorization }, ...(body === undefined ? {} : { body }) });
  }

  /** Lines of an answer that does not end, as they come; the connection ends with the loop. */
  public async *lines(url: string, headers: Record<string, string>): AsyncGenerator<string, void> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      httpsRequest(url, { agent: this.agent, headers }, resolve).on('error', reject).end();
    });
    try {
      yield* createInterface({ input: response });
    } finally {
      response.destroy();
    }
  }

  public ask(method: string, url: string, { headers = {}, body }: Asked = {}): Promise<Answer> {
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    const bytes =
      body === undefined ? undefined : isRaw ? Buffer.from(body as string) : Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const request = httpsRequest(
        url,
        { method, agent: this.agent, headers: { ...(bytes ? { 'content-length': bytes.length } : {}), ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parsed(text) });
          });
        },
      );
      request.on('error', reject);
      request.end(bytes);
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

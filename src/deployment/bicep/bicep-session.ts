import { spawn } from 'node:child_process';
import { BICEP_ENVIRONMENT } from './bicep-environment';

/** A Bicep compiler that stays: what it has compiled once, it need not compile for the next question. */
export interface BicepSession {
  /**
   * @throws Error where the compiler ends, or does not know the question
   */
  ask(method: string, parameters: object): Promise<unknown>;
  end(): void;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}

/** Starts a compiler that is spoken to over its standard streams, in JSON-RPC with headers. */
export function startBicepSession(bicep: string, signal: AbortSignal): BicepSession {
  const child = spawn(bicep, ['jsonrpc', '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: BICEP_ENVIRONMENT,
    signal,
  });
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let received = Buffer.alloc(0);
  let count = 0;
  const fail = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(`bicep jsonrpc: ${reason}`));
    waiting.clear();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (let message = firstMessage(received); message; message = firstMessage(received)) {
      received = received.subarray(message.end);
      const { id, result, error } = message.answer;
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(`bicep jsonrpc: ${error.message ?? 'refused'}`));
      else asked?.resolve(result);
    }
  });
  child.on('error', (error) => fail(error.message));
  child.on('close', () => fail('it has ended'));
  // Who has ended is told by its end.
  child.stdin.on('error', () => undefined);
  return {
    ask: (method, parameters) =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null) return reject(new Error('bicep jsonrpc: it has ended'));
        count += 1;
        waiting.set(count, { resolve, reject });
        const body = JSON.stringify({ jsonrpc: '2.0', id: count, method, params: [parameters] });
        child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      }),
    end: () => void child.kill(),
  };
}

/** @returns undefined where not all of it has come yet */
function firstMessage(received: Buffer): { answer: Answer; end: number } | undefined {
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, head).toString('latin1'))?.[1]);
  const end = head + 4 + length;
  if (received.length < end) return undefined;
  return { answer: JSON.parse(received.subarray(head + 4, end).toString('utf8')), end };
}

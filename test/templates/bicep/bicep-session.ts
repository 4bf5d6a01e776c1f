import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { bicepPath } from '../../toolchain/bicep';

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * One Bicep CLI that stays up and answers over JSON-RPC. A start takes seconds, a question after it a tenth of one: what a
 * test with many expansions needs.
 */
export class BicepSession {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, Waiting>();
  private received = Buffer.alloc(0);
  private asked = 0;

  constructor() {
    this.child = spawn(bicepPath(), ['jsonrpc', '--stdio']);
    this.child.stdout.on('data', (chunk: Buffer) => this.receive(chunk));
    this.child.on('close', (code) => this.abandon(`the Bicep CLI ended with ${code}`));
    this.child.on('error', (error) => this.abandon(error.message));
  }

  /** The result of a method of the CLI. Rejects when it answers with an error, or ends. */
  ask<Result>(method: string, parameters: object): Promise<Result> {
    const id = ++this.asked;
    const body = JSON.stringify({ jsonrpc: '2.0', id, method: `bicep/${method}`, params: parameters });
    return new Promise<Result>((resolve, reject) => {
      this.waiting.set(id, { resolve: (result) => resolve(result as Result), reject });
      this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  /** Lets the CLI end, and waits for it. */
  end(): Promise<void> {
    return new Promise((resolve) => {
      this.child.once('close', () => resolve());
      this.child.stdin.end();
    });
  }

  private receive(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (;;) {
      const headEnd = this.received.indexOf('\r\n\r\n');
      const length = /Content-Length: *(\d+)/i.exec(this.received.toString('utf8', 0, Math.max(headEnd, 0)))?.[1];
      const end = headEnd + 4 + Number(length);
      if (!length || this.received.length < end) return;
      this.settle(JSON.parse(this.received.toString('utf8', headEnd + 4, end)));
      this.received = this.received.subarray(end);
    }
  }

  private settle({ id, result, error }: Reply): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  private abandon(reason: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }
}

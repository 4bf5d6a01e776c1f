/** What a service answers. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes as they are, anything else as JSON. */
  readonly body?: unknown;
  /** Goes on writing after the head; ends when the client has gone. */
  readonly stream?: (write: (chunk: string) => void, end: () => void) => () => void;
}

/** Thrown anywhere in a service to answer at once. Never leaves the target. */
export class Refusal extends Error {
  constructor(public readonly reply: Reply) {
    super(`Refused with ${reply.status}`);
    this.name = 'Refusal';
  }
}

/** Bytes of a reply and their media type. */
export function encodeBody(body: unknown): { readonly bytes: Buffer; readonly type: string } {
  if (body === undefined) return { bytes: Buffer.alloc(0), type: '' };
  if (Buffer.isBuffer(body)) return { bytes: body, type: 'application/octet-stream' };
  if (typeof body === 'string') return { bytes: Buffer.from(body), type: 'text/plain; charset=utf-8' };
  return { bytes: Buffer.from(JSON.stringify(body)), type: 'application/json; charset=utf-8' };
}

/** A request as the services see it. */
export interface RehearsalRequest {
  /** In capitals. */
  readonly method: string;
  /** In lower case, without port. */
  readonly host: string;
  /** As it was sent, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** The body as JSON; undefined where it is none. */
export function jsonBody(request: RehearsalRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The body as an object; an empty one where it is none. */
export function objectBody(request: RehearsalRequest): Record<string, unknown> {
  const body = jsonBody(request);
  return body !== null && typeof body === 'object' && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
}

/** The body of an HTML form. */
export function formBody(request: RehearsalRequest): URLSearchParams {
  return new URLSearchParams(request.body.toString('utf8'));
}

import type { ErrorResponse } from '@azure/arm-resources';
import { jsonOf } from '../http/json';

/** A reason at the end of a tree of errors. */
export interface Cause {
  /** Azure's code. */
  readonly code: string;
  readonly message: string;
  /** What Azure says it is about: a resource id, or a property. */
  readonly target?: string;
}

/** Codes that only say that there is an error further down. */
const WRAPPERS: readonly string[] = [
  'DeploymentFailed',
  'ResourceDeploymentFailure',
  'InvalidTemplateDeployment',
  'MultipleErrorsOccurred',
  'BadRequest',
  'Conflict',
  'NotSpecified',
];

/**
 * The reasons in a tree of errors: wrappers are dropped, messages that are JSON themselves are read, each reason is told
 * once. A tree of wrappers alone gives its innermost one.
 */
export function causesOf(error: ErrorResponse): Cause[] {
  const found = leaves(error, undefined);
  const telling = found.filter(({ code }) => !WRAPPERS.includes(code));
  const causes = telling.length > 0 ? telling : found;
  const seen = new Set<string>();
  return causes.filter(({ code, message }) => {
    const key = `${code} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function leaves(error: ErrorResponse, outerTarget: string | undefined): Cause[] {
  const target = error.target || outerTarget;
  const inner = nested(error.message);
  const below = [...(error.details ?? []), ...inner].filter((each) => each && typeof each === 'object');
  const deeper = below.flatMap((each) => leaves(each, target));
  const { code = 'Unknown', message = '' } = error;
  const self: Cause = { code, message: message.trim(), ...(target === undefined ? {} : { target }) };
  if (deeper.length === 0) return [self];
  // What says something itself is a reason beside those below it, unless its message was only their envelope.
  return WRAPPERS.includes(code) || inner.length > 0 ? deeper : [self, ...deeper];
}

/** Some resource providers put the error that they got, as JSON, into the message. */
function nested(message: string | undefined): ErrorResponse[] {
  const start = message?.indexOf('{') ?? -1;
  if (start < 0) return [];
  const parsed = jsonOf(message?.slice(start) ?? '') as { error?: ErrorResponse } & ErrorResponse;
  const inner = parsed?.error ?? parsed;
  return inner?.code || inner?.details ? [inner] : [];
}

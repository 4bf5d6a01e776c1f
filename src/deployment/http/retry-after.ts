import type { HttpAnswer } from './http';

/** Milliseconds that an answer asks to wait, from any form of the header, or `undefined` where it asks for nothing. */
export function retryAfter({ header }: Pick<HttpAnswer, 'header'>): number | undefined {
  const milliseconds = Number(header('retry-after-ms') ?? header('x-ms-retry-after-ms'));
  if (milliseconds > 0) return milliseconds;
  const text = header('retry-after');
  if (!text) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return Math.max(seconds, 0) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(date - Date.now(), 0);
}

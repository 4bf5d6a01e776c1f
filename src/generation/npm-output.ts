import { stripVTControlCharacters } from 'node:util';

/** What npm has done so far, as far as it tells. */
export interface Fetched {
  /** Packages whose versions it knows. */
  readonly lookedUp: number;
  /** Packages whose content it has. */
  readonly fetched: number;
}

/** Makes npm tell each request, beside what it tells anyway. */
export const TELL_REQUESTS = ['--loglevel', 'http'];

/** `npm http fetch GET 200 https://…/projen 135ms (cache updated)`, with another first word where npm is told so. */
const REQUEST = /^\S+ http (fetch|cache) (.*)$/;

/** Adds up what each line of npm tells. */
export function countFetched(before: Fetched, line: string): Fetched {
  const [, kind, what = ''] = REQUEST.exec(stripVTControlCharacters(line)) ?? [];
  if (kind === undefined || (kind === 'fetch' && !/^GET (200|304) /.test(what))) return before;
  if (kind === 'cache' || /\.tgz(\?| |$)/.test(what)) return { ...before, fetched: before.fetched + 1 };
  return { ...before, lookedUp: before.lookedUp + 1 };
}

/** The output as it is without {@link TELL_REQUESTS}. */
export function withoutRequests(output: string): string {
  const lines = output.split('\n').filter((line) => !REQUEST.test(stripVTControlCharacters(line)));
  return lines.join('\n');
}

import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { FileChange } from './file-change';

/** What becomes of a file. */
export type Mark = 'added' | 'changed' | 'removed';

export function markOf({ before, after }: FileChange): Mark {
  if (!before) return 'added';
  return after ? 'changed' : 'removed';
}

/** A file's change as `git diff` shows it, with three lines around each difference. */
export function unifiedDiff({ path, before, after }: FileChange): string {
  if ([before, after].some((content) => content?.includes(0))) return 'A binary file: its content is not shown.\n';
  const [from, to] = [before ? `a/${path}` : '/dev/null', after ? `b/${path}` : '/dev/null'];
  const text = (content: Buffer | undefined) => content?.toString('utf8') ?? '';
  return createTwoFilesPatch(from, to, text(before), text(after), undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

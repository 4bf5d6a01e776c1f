import { AksHaError } from '../errors/aks-ha-error';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not do that',
  EPERM: 'you may not do that',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota is used up',
  EFBIG: 'a file would be larger than you may write',
  ENAMETOOLONG: 'the name is too long',
  EEXIST: 'something else came into being there',
  ENOTEMPTY: 'something else came into being there',
  ENOTDIR: 'something else came into being there',
  EXDEV: 'a link in it leads to another disk',
};

/** What mends it, where another directory is not the first thing to try. */
const HINTS: Readonly<Record<string, string>> = {
  ENOSPC: 'Make room: 2 MB are needed, 90 MB with the install.',
  EDQUOT: 'Make room: 2 MB are needed, 90 MB with the install.',
  EFBIG: 'Raise the limit: ulimit -f unlimited',
  EEXIST: 'Run the same command again.',
  ENOTEMPTY: 'Run the same command again.',
  ENOTDIR: 'Run the same command again.',
};

/** The reason why nothing could be written, in a person's words; what is no error of the file system stays as it is. */
export function describeWriteError(error: unknown, place: string, outcome = ' Nothing was written.'): unknown {
  return describe(error, `${place} can't be written to`, outcome);
}

/** The same for a folder that can't be looked into. */
export function describeReadError(error: unknown, place: string): unknown {
  return describe(error, `${place} can't be read`, '');
}

function describe(error: unknown, what: string, outcome: string): unknown {
  const { code = '', syscall, message } = error as NodeJS.ErrnoException;
  if (error instanceof AksHaError || syscall === undefined) return error;
  return new AksHaError({
    code: 'E205',
    source: 'user',
    message: `${what}: ${REASONS[code] ?? message}.${outcome}`,
    hint: HINTS[code] ?? 'Name a directory that you may read and write.',
    cause: error,
  });
}

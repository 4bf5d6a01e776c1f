import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Waits until the content of a file is on the disk: it then outlives a power cut, not only the end of this process. */
export function syncFile(path: string): void {
  // Windows syncs only what was opened for writing.
  sync(path, 'r+');
}

/** The same for the names that a folder holds. */
export function syncFolder(path: string): void {
  // Windows opens no folder.
  if (process.platform !== 'win32') sync(path, 'r');
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

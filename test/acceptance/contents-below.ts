import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder with its content, by relative path; what npm installed is left out. */
export function contentsBelow(root: string, folder = ''): Record<string, string> {
  return Object.assign(
    {},
    ...readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.name !== 'node_modules')
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        return entry.isDirectory() ? contentsBelow(root, path) : { [path]: readFileSync(join(root, path), 'base64') };
      }),
  );
}

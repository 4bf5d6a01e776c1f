import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templatesRoot } from './package-root';

/** One file of templates/. */
export interface TemplateFile {
  /** Relative to the template's folder, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** What running a template as it stands leaves behind. */
const LEFTOVERS = new Set(['__pycache__', '.pytest_cache', '.mypy_cache', '.venv', 'node_modules']);

/** Every file of one folder of templates/, in the order of their paths. */
export function templateFiles(folder: string): TemplateFile[] {
  const root = join(templatesRoot(), folder);
  return list(root, '').map((path) => ({ path, content: readFileSync(join(root, path), 'utf8') }));
}

function list(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !LEFTOVERS.has(entry.name) && !entry.name.endsWith('.egg-info'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? list(root, path) : [path];
    });
}

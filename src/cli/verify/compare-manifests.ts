import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../generation/run-command';
import type { Comparison } from '../../verification/report';

const FOLDER = 'manifests';
/** How every rendered file begins. */
const RENDERED_MARK = '# Managed: rendered from ';

interface Rendered {
  readonly manifests?: readonly (readonly [path: string, content: string])[];
  readonly failure?: string;
}

/** Compares what lies in manifests/ with what the charts render now, or says why that can't be done. */
export async function compareManifests(root: string, signal: AbortSignal | undefined): Promise<Comparison> {
  if (!existsSync(join(root, 'node_modules/create-aks-ha'))) {
    return { differing: [], notCompared: 'nothing is installed here: npm ci' };
  }
  const script = join(__dirname, 'render-fresh.js');
  const { output } = await runCommand(process.execPath, ['--import', 'tsx', script], { cwd: root, signal });
  const line = /^create-aks-ha rendered (.*)$/m.exec(output)?.[1];
  const rendered: Rendered = line === undefined ? { failure: output.trim() } : JSON.parse(line);
  if (!rendered.manifests) return { differing: [], notCompared: rendered.failure ?? '' };
  return { differing: differing(root, new Map(rendered.manifests)) };
}

/** Those that are missing or say something else, and those that nothing renders any more. */
function differing(root: string, fresh: ReadonlyMap<string, string>): string[] {
  const changed = [...fresh].filter(([path, content]) => contentOf(root, path) !== content).map(([path]) => path);
  const left = filesIn(root).filter(
    (path) => !fresh.has(path) && contentOf(root, path)?.startsWith(RENDERED_MARK) === true,
  );
  return [...changed, ...left].sort();
}

function filesIn(root: string): string[] {
  if (!existsSync(join(root, FOLDER))) return [];
  const entries = readdirSync(join(root, FOLDER), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
}

function contentOf(root: string, path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}

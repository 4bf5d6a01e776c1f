import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../generation/run-command';

/**
 * The files in manifests/ that differ from what the charts render now; `undefined` where it can't be told, because
 * nothing is installed.
 */
export async function differingManifests(
  root: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | undefined> {
  if (!existsSync(join(root, 'node_modules/create-aks-ha'))) return undefined;
  const script = join(__dirname, 'render-fresh.js');
  const { status, output } = await runCommand(process.execPath, ['--import', 'tsx', script], { cwd: root, signal });
  if (status !== 0) return undefined;
  const fresh: [path: string, content: string][] = JSON.parse(output);
  return fresh.filter(([path, content]) => contentOf(join(root, path)) !== content).map(([path]) => path);
}

function contentOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readVariables, VARIABLES_PATH } from '../../configuration';

// Runs in a process of its own, with the repository's tsx, and tells what its charts render now in one line of JSON. The
// charts are the user's and may print what they like: the line is known by how it begins.
const load = createRequire(join(process.cwd(), 'charts/main.ts'));
try {
  const { renderManifests } = load('create-aks-ha/charts') as typeof import('create-aks-ha/charts');
  const charts = load('./main.ts').default;
  tell({ manifests: [...renderManifests({ configuration: readVariables(VARIABLES_PATH), charts })] });
} catch (error) {
  tell({ failure: error instanceof Error ? error.message : String(error) });
}

function tell(rendered: object): void {
  process.stdout.write(`\ncreate-aks-ha rendered ${JSON.stringify(rendered)}\n`);
}

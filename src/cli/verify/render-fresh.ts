import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readVariables, VARIABLES_PATH } from '../../configuration';

// Runs in a process of its own, with the repository's tsx: prints what its charts render now, as pairs of path and text.
const load = createRequire(join(process.cwd(), 'charts/main.ts'));
const { renderManifests } = load('create-aks-ha/charts') as typeof import('create-aks-ha/charts');
const charts = load('./main.ts').default;
process.stdout.write(JSON.stringify([...renderManifests({ configuration: readVariables(VARIABLES_PATH), charts })]));

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readVariables, VARIABLES_PATH } from '../../configuration';
import type { RenderRequest } from './render';

// Runs in a process of its own, with the repository's tsx: takes a request from standard input and prints what its charts
// render, as pairs of path and text.
const load = createRequire(join(process.cwd(), 'charts/main.ts'));
const { renderEnvironment } = load('create-aks-ha/charts') as typeof import('create-aks-ha/charts');
const charts = load('./main.ts').default;
const { environment: name, ...values } = JSON.parse(readFileSync(0, 'utf8')) as RenderRequest;
const configuration = readVariables(VARIABLES_PATH);
const environment = configuration.environments.find((each) => each.name === name);
if (!environment) throw new Error(`no environment ${name}`);
process.stdout.write(JSON.stringify([...renderEnvironment({ configuration, charts, environment, ...values })]));

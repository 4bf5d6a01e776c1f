import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../../generation/run-command';
import { SUBSCRIPTION_ID } from '../account';
import { annotate } from './annotate';
import type { ArmTemplate } from './arm-template';

/** A resource as Bicep foresees it. Some values are still expressions. */
export interface Foreseen {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly apiVersion: string;
  readonly location?: string;
  readonly managedBy?: string;
  readonly properties?: unknown;
  readonly [key: string]: unknown;
}

/** What a deployment request carries. */
export interface DeploymentContent {
  readonly template: ArmTemplate;
  readonly parameters: Readonly<Record<string, { readonly value: unknown }>>;
  /** Of the deployment's record. */
  readonly location: string;
}

/** All that a template makes, or why it is none. */
export type Expansion = { readonly resources: readonly Foreseen[] } | { readonly error: string };

/** Loops, conditions and modules worked out. */
export type ExpandTemplate = (content: DeploymentContent) => Promise<Expansion>;

/** The same content comes out the same, and a deployment sends it several times: to validate, to preview, to deploy. */
const known = new Map<string, Promise<Expansion>>();

/** Expands with a Bicep CLI. */
export function expandWithBicep(bicep: string): ExpandTemplate {
  return (content) => {
    const key = createHash('sha256')
      .update(JSON.stringify([bicep, content]))
      .digest('hex');
    let expansion = known.get(key);
    if (!expansion) {
      expansion = expand(bicep, content);
      known.set(key, expansion);
    }
    return expansion;
  };
}

async function expand(bicep: string, { template, parameters, location }: DeploymentContent): Promise<Expansion> {
  const folder = mkdtempSync(join(tmpdir(), 'create-aks-ha-rehearsal-'));
  try {
    writeFileSync(join(folder, 'main.json'), JSON.stringify(annotate(template)));
    writeFileSync(join(folder, 'parameters.json'), JSON.stringify(parameters));
    const file = join(folder, 'request.bicepparam');
    writeFileSync(file, parameterFile(Object.keys(parameters)));
    const args = ['snapshot', file, '--subscription-id', SUBSCRIPTION_ID, '--location', location];
    const { status, output } = await runCommand(bicep, args, { cwd: folder });
    if (status !== 0) return { error: output.replaceAll(`${folder}/`, '').trim() };
    const snapshot = JSON.parse(readFileSync(join(folder, 'request.snapshot.json'), 'utf8'));
    return { resources: snapshot.predictedResources };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bicep expands compiled templates too, when a parameter file uses one. */
function parameterFile(names: readonly string[]): string {
  const lines = names.map((name) => `param ${name} = given.${name}.value`);
  return [`using './main.json'`, `var given = loadJsonContent('./parameters.json')`, ...lines, ''].join('\n');
}

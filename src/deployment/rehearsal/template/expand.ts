import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../../generation/run-command';
import { BICEP_ENVIRONMENT } from '../../bicep/bicep-environment';
import { remembered } from '../../bicep/remembered';
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

/**
 * Expands with a Bicep CLI. The same content comes out the same, and a deployment sends it several times: to validate, to
 * preview, to deploy, and the next one again.
 *
 * @param memory folder that keeps what was expanded for later runs. @default kept for this run
 */
export function expandWithBicep(bicep: string, memory: string | undefined): ExpandTemplate {
  const known = new Map<string, Promise<Expansion>>();
  return (content) => {
    const asked = { ...content, template: annotate(content.template) };
    const key = createHash('sha256')
      .update(JSON.stringify([bicep, statSync(bicep).mtimeMs, asked]))
      .digest('hex');
    const expansion =
      known.get(key) ?? remembered({ memory: hasSecrets(asked) ? undefined : memory, key }, () => expand(bicep, asked));
    known.set(key, expansion);
    return expansion;
  };
}

async function expand(bicep: string, { template, parameters, location }: DeploymentContent): Promise<Expansion> {
  const folder = mkdtempSync(join(tmpdir(), 'create-aks-ha-rehearsal-'));
  try {
    writeFileSync(join(folder, 'main.json'), JSON.stringify(template));
    writeFileSync(join(folder, 'parameters.json'), JSON.stringify(parameters));
    const file = join(folder, 'request.bicepparam');
    writeFileSync(file, parameterFile(Object.keys(parameters)));
    const args = ['snapshot', file, '--subscription-id', SUBSCRIPTION_ID, '--location', location];
    const { status, output } = await runCommand(bicep, args, { cwd: folder, env: BICEP_ENVIRONMENT });
    if (status !== 0) return { error: output.replaceAll(`${folder}/`, '').trim() };
    const snapshot = JSON.parse(readFileSync(join(folder, 'request.snapshot.json'), 'utf8'));
    return { resources: snapshot.predictedResources };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** They are kept nowhere. */
function hasSecrets({ template }: DeploymentContent): boolean {
  const parameters = Object.values(Object(template.parameters)) as { readonly type?: string }[];
  return parameters.some(({ type = '' }) => /^secure/i.test(type));
}

/** Bicep expands compiled templates too, when a parameter file uses one. */
function parameterFile(names: readonly string[]): string {
  const lines = names.map((name) => `param ${name} = given.${name}.value`);
  return [`using './main.json'`, `var given = loadJsonContent('./parameters.json')`, ...lines, ''].join('\n');
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Record<string, string>;
  readonly with?: Record<string, unknown>;
}

export interface Job {
  readonly if?: string;
  readonly permissions?: Record<string, string>;
  readonly 'timeout-minutes'?: number;
  readonly environment?: string;
  readonly concurrency?: { group: string; 'cancel-in-progress': boolean | string };
  readonly needs?: string | string[];
  readonly 'runs-on'?: string;
  readonly steps: Step[];
}

export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly name?: string;
  readonly on: Record<string, unknown>;
  readonly permissions: unknown;
  readonly concurrency?: Job['concurrency'];
  readonly jobs: Record<string, Job>;
}

/** A composite action of the emitted repository: action.yml of a folder. */
export interface Action {
  readonly file: string;
  readonly text: string;
  readonly name?: string;
  readonly inputs?: Record<string, { description: string; required?: boolean; default?: string }>;
  readonly runs: { using: string; steps: Step[] };
}

const templates = join(__dirname, '../../../templates');
const workflowsFolder = join(templates, 'workflows');
const actionsFolder = join(templates, 'actions');

export const workflows: Workflow[] = readdirSync(workflowsFolder)
  .sort()
  .map((file) => {
    const text = readFileSync(join(workflowsFolder, file), 'utf8');
    return { ...parse(text), file, text };
  });

export const actions: Action[] = readdirSync(actionsFolder)
  .sort()
  .map((folder) => {
    const file = `${folder}/action.yml`;
    const text = readFileSync(join(actionsFolder, file), 'utf8');
    return { ...parse(text), file, text };
  });

/** The shell scripts of all actions, e.g. `sign-in/sign-in.sh`. */
export const actionScripts: string[] = readdirSync(actionsFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.sh'))
  .sort();

export function workflow(file: string): Workflow {
  const found = workflows.find((one) => one.file === file);
  if (!found) throw new Error(`templates/workflows has no ${file}`);
  return found;
}

export function action(name: string): Action {
  const found = actions.find((one) => one.file === `${name}/action.yml`);
  if (!found) throw new Error(`templates/actions has no ${name}`);
  return found;
}

/** Where a file of an action is. */
export function actionFile(file: string): string {
  return join(actionsFolder, file);
}

/** The shell script of a step. */
export function script(file: string, job: string, step: string): string {
  const run = workflow(file).jobs[job]?.steps.find((one) => one.name === step)?.run;
  if (!run) throw new Error(`${file}: the job ${job} has no step "${step}" that runs something`);
  return run;
}

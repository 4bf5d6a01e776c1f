import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
}

export interface Job {
  readonly permissions?: Record<string, string>;
  readonly 'timeout-minutes'?: number;
  readonly environment?: string;
  readonly concurrency?: { group: string; 'cancel-in-progress': boolean | string };
  readonly needs?: string | string[];
  readonly steps: Step[];
}

export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly permissions: unknown;
  readonly concurrency?: Job['concurrency'];
  readonly jobs: Record<string, Job>;
}

const folder = join(__dirname, '../../../templates/workflows');

export const workflows: Workflow[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return { ...parse(text), file, text };
  });

export function workflow(file: string): Workflow {
  const found = workflows.find((one) => one.file === file);
  if (!found) throw new Error(`templates/workflows has no ${file}`);
  return found;
}

/** The shell script of a step. */
export function script(file: string, job: string, step: string): string {
  const run = workflow(file).jobs[job]?.steps.find((one) => one.name === step)?.run;
  if (!run) throw new Error(`${file}: the job ${job} has no step "${step}" that runs something`);
  return run;
}

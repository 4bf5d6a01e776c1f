import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf } from '../../http/json';
import type { DeploymentContent, Expansion } from './expand';

/** So many are kept: a rehearsal goes back and forth between a few contents. */
const KEPT = 40;

export interface Question {
  /** Folder; made where it is not there. @default nothing is kept */
  readonly memory: string | undefined;
  /** Name of what is asked, the same for the same question. */
  readonly key: string;
  readonly content: DeploymentContent;
}

/** The answer that was kept of an earlier run, or the one that is worked out now. No secret is ever kept. */
export async function remembered(
  { memory, key, content }: Question,
  expand: () => Promise<Expansion>,
): Promise<Expansion> {
  if (memory === undefined || hasSecrets(content)) return expand();
  const file = join(memory, `${key}.json`);
  const known = read(file);
  if (known) return known;
  const expansion = await expand();
  mkdirSync(memory, { recursive: true });
  // Renamed: another process may read it at this moment.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(expansion));
  renameSync(`${file}.${process.pid}`, file);
  forgetOldest(memory);
  return expansion;
}

function read(file: string): Expansion | undefined {
  try {
    return jsonOf(readFileSync(file, 'utf8')) as Expansion | undefined;
  } catch {
    return undefined;
  }
}

function hasSecrets({ template }: DeploymentContent): boolean {
  const parameters = Object.values(Object(template.parameters)) as { readonly type?: string }[];
  return parameters.some(({ type = '' }) => /^secure/i.test(type));
}

function forgetOldest(memory: string): void {
  const files = readdirSync(memory).filter((name) => name.endsWith('.json'));
  const age = (name: string) => statSync(join(memory, name)).mtimeMs;
  const oldest = files.length > KEPT ? files.sort((one, other) => age(other) - age(one)).slice(KEPT) : [];
  for (const name of oldest) rmSync(join(memory, name), { force: true });
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Component } from 'projen/lib/component';
import { JsonFile } from 'projen/lib/json';
import type { Project } from 'projen/lib/project';
import { parseJson } from '../configuration/parse-json';

/** Remembers which starter files were written, relative to the project; committed with it. */
export const SEEDED_PATH = '.projen/seeded.json';

/**
 * Files that are written once and then belong to the user. One that was deleted stays deleted, one that a new version
 * adds still arrives; projen's own samples do neither.
 */
export class StarterFiles extends Component {
  private readonly files = new Map<string, () => string>();
  private readonly seeded: ReadonlySet<string>;

  constructor(project: Project) {
    super(project);
    this.seeded = new Set(readSeeded(project.outdir));
    new JsonFile(project, SEEDED_PATH, { marker: false, obj: () => [...this.everSeeded()].sort() });
  }

  /** @param content called only where the file is written */
  public add(path: string, content: () => string): void {
    this.files.set(path, content);
  }

  /** Paths of all starter files, in the order in which they were added. */
  public get paths(): string[] {
    return [...this.files.keys()];
  }

  public override synthesize(): void {
    for (const [path, content] of this.files) {
      const target = join(this.project.outdir, path);
      if (this.seeded.has(path) || existsSync(target)) continue;
      if (!existsSync(dirname(target))) mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content());
    }
  }

  private everSeeded(): Set<string> {
    return new Set([...this.seeded, ...this.files.keys()]);
  }
}

/** Whether a repository was generated here before. */
export function isSeeded(outdir: string): boolean {
  return existsSync(join(outdir, SEEDED_PATH));
}

function readSeeded(outdir: string): string[] {
  return isSeeded(outdir) ? (parseJson(readFileSync(join(outdir, SEEDED_PATH), 'utf8'), SEEDED_PATH) as string[]) : [];
}

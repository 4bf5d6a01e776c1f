import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AksHaProject } from '../../src/blueprints/aks-ha-project';
import type { AksHaProjectOptions } from '../../src/blueprints/aks-ha-project-options';

/** A repository in a folder of its own, synthesised as often as a test likes; nothing is installed or rendered. */
export class Repository {
  public readonly folder: string;

  constructor(name = 'orders') {
    this.folder = join(mkdtempSync(join(tmpdir(), 'repository-')), name);
    mkdirSync(this.folder);
    // As the command line leaves it: the one version that the project does not name itself.
    this.write('package.json', JSON.stringify({ devDependencies: { 'create-aks-ha': '^1.2.3' } }));
  }

  /** @param change called before the project is written, as .projenrc.ts would */
  public synth(options: AksHaProjectOptions = {}, change: (project: AksHaProject) => void = () => {}): this {
    const before = process.env.PROJEN_DISABLE_POST;
    process.env.PROJEN_DISABLE_POST = 'true';
    try {
      const project = new AksHaProject({ outdir: this.folder, ...options });
      change(project);
      project.synth();
    } finally {
      if (before === undefined) delete process.env.PROJEN_DISABLE_POST;
      else process.env.PROJEN_DISABLE_POST = before;
    }
    return this;
  }

  /** Every file, relative, sorted. */
  public files(folder = ''): string[] {
    return readdirSync(join(this.folder, folder), { withFileTypes: true })
      .flatMap((entry) => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        return entry.isDirectory() ? this.files(path) : [path];
      })
      .sort();
  }

  /** Every file with its content. */
  public contents(): Record<string, string> {
    return Object.fromEntries(this.files().map((path) => [path, this.read(path)]));
  }

  public has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  public read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  public write(path: string, content: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  /** Replaces a text in a file, as an editor would. */
  public edit(path: string, from: string, to: string): void {
    const content = this.read(path);
    if (!content.includes(from)) throw new Error(`${path} has no ${from}`);
    this.write(path, content.replaceAll(from, to));
  }

  public delete(path: string): void {
    rmSync(join(this.folder, path));
  }

  public remove(): void {
    rmSync(dirname(this.folder), { recursive: true });
  }
}

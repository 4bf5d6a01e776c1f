import { extname } from 'node:path';
import { FileBase } from 'projen/lib/file';
import type { Project } from 'projen/lib/project';

/** A file that is ours: written at every synth, removed once we no longer have it. */
export class ManagedFile extends FileBase {
  constructor(
    project: Project,
    path: string,
    private readonly content: () => string,
  ) {
    // Writable, so that an editor need not ask; the first line says whose it is.
    super(project, path, { marker: false });
    // Nothing ignores it, so .gitignore need not name it.
    project.gitignore.removePatterns(`!/${path}`);
  }

  /** projen removes only those that are read-only once they are gone; so that is what we are to it, but not on disk. */
  public override synthesize(): void {
    const { readonly } = this;
    this.readonly = false;
    super.synthesize();
    this.readonly = readonly;
  }

  protected synthesizeContent(): string {
    return withNotice(this.path, this.content());
  }
}

const NOTICE = 'Managed by create-aks-ha: an upgrade renews this file. README.md says which files are yours.';

/** How a comment begins and ends, by file name extension; JSON has none. */
const COMMENTS: Readonly<Record<string, readonly [string, string]>> = {
  '.bicep': ['// ', ''],
  '.bicepparam': ['// ', ''],
  '.md': ['<!-- ', ' -->'],
  '.ps1': ['# ', ''],
  '.svg': ['<!-- ', ' -->'],
  '.yml': ['# ', ''],
};

function withNotice(path: string, content: string): string {
  const comment = COMMENTS[extname(path)];
  return comment ? `${comment[0]}${NOTICE}${comment[1]}\n${content}` : content;
}

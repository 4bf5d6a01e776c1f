import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { FileBase } from 'projen/lib/file';
import type { Project } from 'projen/lib/project';

/** A file that is ours: written at every synth, removed once we no longer have it. */
export class ManagedFile extends FileBase {
  constructor(
    project: Project,
    path: string,
    private readonly content: () => string,
  ) {
    super(project, path, { marker: false });
    // Nothing ignores it, so .gitignore need not name it.
    project.gitignore.removePatterns(`!/${path}`);
  }

  /**
   * Writes the file where it differs. projen removes only read-only files once they are gone, so that is what this one is
   * to projen, but not on disk: an editor need not ask, and the first line says whose it is.
   */
  public override synthesize(): void {
    const content = this.synthesizeContent();
    if (existsSync(this.absolutePath) && readFileSync(this.absolutePath, 'utf8') === content) return;
    const folder = dirname(this.absolutePath);
    // Most are there: making a folder that is takes longer than to look.
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    writeFileSync(this.absolutePath, content);
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
  '.jq': ['# ', ''],
  '.md': ['<!-- ', ' -->'],
  '.ps1': ['# ', ''],
  '.sh': ['# ', ''],
  '.svg': ['<!-- ', ' -->'],
  '.yml': ['# ', ''],
};

function withNotice(path: string, content: string): string {
  // The system reads from the first line which program runs a script.
  const [interpreter = ''] = /^#!.*\n/.exec(content) ?? [];
  return `${interpreter}${noticeOf(path)}${content.slice(interpreter.length)}`;
}

/** A file that is the user's by now. */
export function withoutNotice(path: string, content: string): string {
  const notice = noticeOf(path);
  return notice === '' ? content : content.replace(new RegExp(`^${notice.replace('\n', '\\r?\\n')}`, 'm'), '');
}

/** With its line end; nothing where a file has no comments. */
function noticeOf(path: string): string {
  const comment = COMMENTS[extname(path)];
  return comment ? `${comment[0]}${NOTICE}${comment[1]}\n` : '';
}

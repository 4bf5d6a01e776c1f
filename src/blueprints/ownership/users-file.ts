import { FileBase } from 'projen/lib/file';
import type { Project } from 'projen/lib/project';

/** Stands where a file of the user's is, and writes nothing: what projen once wrote and no longer knows, it would remove. */
export class UsersFile extends FileBase {
  constructor(project: Project, path: string) {
    super(project, path, { marker: false, readonly: false, editGitignore: false });
  }

  public override synthesize(): void {}

  protected synthesizeContent(): undefined {}
}

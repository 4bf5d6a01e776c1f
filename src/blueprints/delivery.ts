import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import { ManagedFile } from './managed-file';
import { templateFiles } from './template-files';

/** The two ways to Azure: GitHub workflows, and scripts for a person with az alone. */
export class Delivery extends Component {
  constructor(project: Project) {
    super(project);
    for (const { path, content } of templateFiles('workflows')) {
      new ManagedFile(project, `.github/workflows/${path}`, () => content);
    }
    for (const { path, content } of templateFiles('scripts')) {
      new ManagedFile(project, `devops/scripts/${path}`, () => content);
    }
  }
}

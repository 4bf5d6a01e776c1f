import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import { DEFAULT_SERVICE_DIRECTORY, type ServiceFolder } from '../configuration';
import { ManagedFile } from './managed-file';
import { templateFiles } from './template-files';

/** Where the folders of templates/ go. */
const TARGETS = {
  actions: '.github/actions',
  scripts: 'devops/scripts',
  workflows: '.github/workflows',
} as const;

/** The two ways to Azure: GitHub workflows with their actions, and scripts for a person with az alone. */
export class Delivery extends Component {
  constructor(project: Project, { directory }: ServiceFolder) {
    super(project);
    for (const [folder, target] of Object.entries(TARGETS)) {
      for (const { path, content } of templateFiles(folder)) {
        // GitHub reads what starts a workflow before a job could read variables.json; all else is read by the first one.
        const text = content.replaceAll(`${DEFAULT_SERVICE_DIRECTORY}/**`, `${directory}/**`);
        new ManagedFile(project, `${target}/${path}`, () => text);
      }
    }
  }
}

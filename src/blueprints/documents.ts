import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import type { Configuration } from '../configuration';
import { architectureSvg } from './diagram';
import { ManagedFile } from './managed-file';
import { renderReadme, renderRunbook } from './prose';
import type { StarterFiles } from './starter-files';

/** README.md is the user's; the picture and the runbook follow the names and regions. */
export class Documents extends Component {
  constructor(project: Project, starters: StarterFiles, configuration: Configuration) {
    super(project);
    starters.add('README.md', () => renderReadme(configuration));
    new ManagedFile(project, 'docs/architecture.svg', () => architectureSvg(configuration));
    new ManagedFile(project, 'docs/runbook.md', () => renderRunbook(configuration));
  }
}

import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import type { Configuration } from '../configuration';
import { architectureSvg } from './diagram';
import { ManagedFile } from './managed-file';
import { renderReadme, renderRunbook, renderSettings } from './prose';
import type { StarterFiles } from './starter-files';
import { templateFiles } from './template-files';

/** README.md is the user's; the picture, the runbook and the settings follow variables.json, guides are the same for all. */
export class Documents extends Component {
  constructor(project: Project, starters: StarterFiles, configuration: Configuration) {
    super(project);
    starters.add('README.md', () => renderReadme(configuration));
    new ManagedFile(project, 'docs/architecture.svg', () => architectureSvg(configuration));
    new ManagedFile(project, 'docs/runbook.md', () => renderRunbook(configuration));
    new ManagedFile(project, 'docs/settings.md', () => renderSettings(configuration));
    for (const { path, content } of templateFiles('guides')) new ManagedFile(project, `docs/${path}`, () => content);
  }
}

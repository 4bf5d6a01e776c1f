import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import type { Configuration } from '../configuration';
import { bicepParameters } from './bicep-parameters';
import { ManagedFile } from './managed-file';
import type { StarterFiles } from './starter-files';
import { templateFiles } from './template-files';

/** The user's own resources; everything else below devops/bicep is ours. */
const STARTER = 'workload.bicep';

/** devops/bicep: static files, and for each environment one of parameters that loads variables.json. */
export class Infrastructure extends Component {
  constructor(project: Project, starters: StarterFiles, configuration: Configuration) {
    super(project);
    for (const { path, content } of templateFiles('bicep')) {
      const target = `devops/bicep/${path}`;
      if (path === STARTER) starters.add(target, () => content);
      else new ManagedFile(project, target, () => content);
    }
    for (const environment of configuration.environments) {
      new ManagedFile(project, `devops/bicep/${environment.name}.bicepparam`, () => bicepParameters(environment));
    }
  }
}

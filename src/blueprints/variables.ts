import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import type { Configuration } from '../configuration';
import { VARIABLES_PATH } from '../configuration';
import { formatJson, formatVariables } from '../configuration/format-variables';
import { toVariables } from '../configuration/to-variables';
import { variablesJsonSchema } from '../configuration/variables-json-schema';
import { ManagedFile } from './managed-file';
import type { StarterFiles } from './starter-files';

/** devops/config: the answers, and the schema that editors check them with. */
export class Variables extends Component {
  constructor(project: Project, starters: StarterFiles, configuration: Configuration) {
    super(project);
    starters.add(VARIABLES_PATH, () => formatVariables(toVariables(configuration)));
    new ManagedFile(project, 'devops/config/variables.schema.json', () => formatJson(variablesJsonSchema()));
  }
}

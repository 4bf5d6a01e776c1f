import { Component } from 'projen/lib/component';
import { JsonFile } from 'projen/lib/json';
import type { Project } from 'projen/lib/project';
import type { Configuration } from '../configuration';
import { VARIABLES_PATH } from '../configuration';
import { toVariables } from '../configuration/to-variables';
import { variablesJsonSchema } from '../configuration/variables-json-schema';
import type { StarterFiles } from './starter-files';

/** devops/config: the answers, and the schema that editors check them with. */
export class Variables extends Component {
  constructor(project: Project, starters: StarterFiles, configuration: Configuration) {
    super(project);
    starters.add(VARIABLES_PATH, () => formatVariables(toVariables(configuration)));
    new JsonFile(project, 'devops/config/variables.schema.json', {
      marker: false,
      readonly: false,
      obj: variablesJsonSchema,
    });
  }
}

/** Two spaces, and lists of texts on one line, as a person would write them. */
function formatVariables(variables: unknown): string {
  const json = JSON.stringify(variables, undefined, 2);
  return `${json.replace(/\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\]/g, (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`)}\n`;
}

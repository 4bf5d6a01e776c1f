import type { Project } from 'projen/lib/project';
import { ProjenrcFile } from 'projen/lib/projenrc';
import type { StarterFiles } from './starter-files';

const CONTENT = `import { AksHaProject } from 'create-aks-ha';

// Names and regions are in devops/config/variables.json; options here add to the repository, such as \`deps\`.
const project = new AksHaProject();
project.synth();
`;

/** .projenrc.ts: the user's, and what \`npx projen\` runs. */
export class Projenrc extends ProjenrcFile {
  public readonly filePath = '.projenrc.ts';

  constructor(project: Project, starters: StarterFiles) {
    super(project);
    starters.add(this.filePath, () => CONTENT);
    project.defaultTask?.exec('node --import tsx .projenrc.ts');
  }
}

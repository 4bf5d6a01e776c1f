import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import type { StarterFiles } from './starter-files';
import { templateFiles } from './template-files';

/** npm leaves dotfiles of its own meaning out of a package: in templates/ they have plain names. */
const DOTFILES: Readonly<Record<string, string>> = { dockerignore: '.dockerignore', gitignore: '.gitignore' };

/** service/: the Arm64 service with its image, the user's from the first day. */
export class Service extends Component {
  constructor(project: Project, starters: StarterFiles) {
    super(project);
    for (const { path, content } of templateFiles('service')) {
      starters.add(`service/${DOTFILES[path] ?? path}`, () => content);
    }
  }
}

import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import type { ServiceFolder } from '../configuration';
import type { StarterFiles } from './starter-files';
import { templateFiles } from './template-files';

/** npm leaves dotfiles of its own meaning out of a package: in templates/ they have plain names. */
const DOTFILES: Readonly<Record<string, string>> = { dockerignore: '.dockerignore', gitignore: '.gitignore' };

/** service/: the Arm64 service with its image, the user's from the first day. Beside one of their own there is none. */
export class Service extends Component {
  constructor(project: Project, starters: StarterFiles, { directory, isOwn }: ServiceFolder) {
    super(project);
    if (isOwn) return;
    for (const { path, content } of templateFiles('service')) {
      starters.add(`${directory}/${DOTFILES[path] ?? path}`, () => content);
    }
  }
}

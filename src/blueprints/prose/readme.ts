import type { Configuration } from '../../configuration';
import { documentView } from './document-view';
import { renderDocument } from './render-document';

/** README.md of the emitted repository, for the names and regions of the day on which it is made. */
export function renderReadme(configuration: Configuration): string {
  return renderDocument('README.md.hbs', documentView(configuration));
}

import type { Configuration } from '../../configuration';
import { documentView } from './document-view';
import { renderDocument } from './render-document';

/** docs/settings.md of the emitted repository: what can be chosen, what is chosen now, and what it needs and costs. */
export function renderSettings(configuration: Configuration): string {
  return renderDocument('settings.md.hbs', documentView(configuration));
}

import type { Configuration } from '../../configuration';
import { documentView } from './document-view';
import { renderDocument } from './render-document';

/** docs/runbook.md of the emitted repository: what to do for each alert and each usual failure, with the real names. */
export function renderRunbook(configuration: Configuration): string {
  return renderDocument('runbook.md.hbs', documentView(configuration));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { templatesRoot } from '../package-root';
import type { DocumentView } from './document-view';

/**
 * A document of templates/documents with names filled in. Strict: a name that the view does not have is an error, not
 * a gap in a sentence. Nothing is escaped: it is Markdown, and names have been checked.
 */
export function renderDocument(template: string, view: DocumentView): string {
  const source = readFileSync(join(templatesRoot(), 'documents', template), 'utf8');
  return Handlebars.compile<DocumentView>(source, { strict: true, noEscape: true, knownHelpersOnly: true })(view);
}

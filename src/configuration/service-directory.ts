import type { Field } from './field';
import { printable } from './naming-rule';

/** Where the service is that this program writes. */
export const DEFAULT_SERVICE_DIRECTORY = 'service';

/** Folders that hold something else of a generated repository. */
const OTHERS = ['charts', 'devops', 'docs', 'manifests', 'node_modules', 'vendor'];
const PART = '[A-Za-z0-9_][A-Za-z0-9._-]*';
const MAX_LENGTH = 100;
const PATTERN = new RegExp(`^(?!(?:${OTHERS.join('|')})(?:/|$))${PART}(?:/${PART})*$`);

/** A folder with a service of the user's own; seldom given. */
export const SERVICE_DIRECTORY: Field = {
  description:
    'Folder of a service of your own, with a Dockerfile: nothing is written into it. Unless given, one is written for you, in service.',
  rule: 'a folder of the repository that holds nothing else of it, such as service or apps/api',
  schema: { maxLength: MAX_LENGTH, pattern: PATTERN.source },
  refusal: (value) => {
    if (value.length > MAX_LENGTH) return `it is ${value.length} long, ${MAX_LENGTH} at most are allowed`;
    if (PATTERN.test(value)) return undefined;
    const [first = ''] = value.split('/');
    return OTHERS.includes(first) ? `${first} holds something else` : `"${printable(value)}" is no such folder`;
  },
  mend: (value) => {
    const spelled = spellDirectory(value);
    return spelled.length <= MAX_LENGTH && PATTERN.test(spelled) ? spelled : DEFAULT_SERVICE_DIRECTORY;
  },
};

/** `./app/`, as shells complete it, and `apps\api`, as Windows writes it, the way that variables.json has them. */
export function spellDirectory(text: string): string {
  return text.replaceAll('\\', '/').replace(/^(?:\.\/)+|\/+$/g, '');
}

import type { Field } from '../field';
import { printable } from '../naming-rule';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** Nobody issues certificates for names below Azure's own domains. */
const AZURES = '.*\\.(?:cloudapp\\.azure\\.com|azurefd\\.net|azure-api\\.net)';
const HOST_NAME_PATTERN = `^(?!${AZURES}$)(?=.{4,253}$)(?:${LABEL}\\.)+[a-z]{2,63}$`;

export const HOST_NAME: Field = {
  description: "A name of your own for the region's gateway, which the certificate holds: an alias of its address.",
  rule: 'a host name in lower case, below a domain of your own',
  unique: 'file',
  schema: { pattern: HOST_NAME_PATTERN },
  refusal: (value) => {
    if (new RegExp(HOST_NAME_PATTERN).test(value)) return undefined;
    if (new RegExp(`^${AZURES}$`).test(value)) return 'nobody issues certificates for names below that domain';
    return `"${printable(value)}" is not a host name`;
  },
  mend: (value, taken) => {
    const examples = ['', ...taken].map((_, index) => exampleHostName(`origin${index === 0 ? '' : index + 1}`));
    const candidates = [value.toLowerCase().replace(/\.$/, ''), ...examples];
    return candidates.find((name) => new RegExp(HOST_NAME_PATTERN).test(name) && !taken.includes(name));
  },
};

/** A name that is nobody's, to be replaced. */
export function exampleHostName(label: string): string {
  return `${label}.example.com`;
}

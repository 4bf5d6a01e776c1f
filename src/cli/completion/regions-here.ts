import { readFileSync } from 'node:fs';
import { keysAt, listAt, valueAt } from '../../configuration/json-value';
import { VARIABLES_PATH } from '../../configuration/variables-file';
import type { Operand } from './offer';

/** The regions of the generated repository in the working directory; none where there is no such thing. */
export function regionsHere(): Operand[] {
  const document = documentHere();
  const found = keysAt(document, ['environments']).flatMap((environment) =>
    listAt(document, ['environments', environment, 'regions']).map((region) => ({
      name: String(valueAt(region, ['name'])),
      description: `${valueAt(region, ['location'])} in ${environment}`,
    })),
  );
  // Environments have regions of the same names.
  return [...new Set(found.map(({ name }) => name))].map((name) => {
    const description = found.filter((region) => region.name === name).map((region) => region.description);
    return { name, description: description.join(', ') };
  });
}

/** Completion is no place for an error: a file that can't be read offers nothing. */
function documentHere(): unknown {
  try {
    return JSON.parse(readFileSync(VARIABLES_PATH, 'utf8'));
  } catch {
    return undefined;
  }
}

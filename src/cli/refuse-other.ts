import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { VARIABLES_PATH } from '../configuration';
import { AksHaError } from '../errors/aks-ha-error';

/** @throws AksHaError E507 where a folder is no generated repository */
export function refuseOther(root: string): void {
  if (existsSync(join(root, VARIABLES_PATH))) return;
  throw new AksHaError({
    code: 'E507',
    source: 'user',
    message: `${root} holds no generated repository: there is no ${VARIABLES_PATH}.`,
    hint: 'Run it at the root of one, or make one: npx create-aks-ha',
  });
}

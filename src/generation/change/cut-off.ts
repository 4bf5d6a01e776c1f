import { isSeeded } from '../../blueprints/starter-files';
import { foldersInside } from '../stage-name';

/** Whether some run works in a generated repository, or has died there: so that what ends it need not be loaded for all. */
export function isCutOff(root: string): boolean {
  return isSeeded(root) && foldersInside(root).length > 0;
}

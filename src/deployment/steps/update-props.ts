import type { SoakSettings } from '../update/soak-settings';
import type { ManifestsProps } from './manifests';

/** What the steps of an update work with. */
export interface UpdateProps extends ManifestsProps {
  readonly soak: SoakSettings;
}

import { CHANGE_ERRORS } from './catalogue/change';
import { CHART_ERRORS } from './catalogue/charts';
import { COMMAND_LINE_ERRORS } from './catalogue/command-line';
import { DEPLOYMENT_ERRORS } from './catalogue/deployment';
import { DIRECTORY_ERRORS } from './catalogue/directory';
import { FAILOVER_ERRORS } from './catalogue/failover';
import { INSTALL_ERRORS } from './catalogue/install';
import { PROJENRC_ERRORS } from './catalogue/projenrc';
import { REHEARSAL_ERRORS } from './catalogue/rehearsal';
import { VERIFICATION_ERRORS } from './catalogue/verification';
import type { CatalogueEntry } from './catalogue-entry';

/**
 * Every code that an error of this program can have. A code is never given to another error, and keeps its meaning.
 *
 * Only its keys are used at run time, by the type checker: no bundle holds it.
 */
export const CATALOGUE = {
  ...COMMAND_LINE_ERRORS,
  ...PROJENRC_ERRORS,
  ...DIRECTORY_ERRORS,
  ...CHANGE_ERRORS,
  ...INSTALL_ERRORS,
  ...CHART_ERRORS,
  ...VERIFICATION_ERRORS,
  ...DEPLOYMENT_ERRORS,
  ...FAILOVER_ERRORS,
  ...REHEARSAL_ERRORS,
  E900: {
    title: 'An error of this program',
    happened: 'Something happened that this program does not expect.',
    remedy: 'Report it, with the log that the same command leaves with --debug.',
    exitCode: 1,
  },
} as const satisfies Record<string, CatalogueEntry>;

/** A code that is in the catalogue; docs/errors.md explains each. */
export type ErrorCode = keyof typeof CATALOGUE;

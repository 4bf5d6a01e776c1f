import { toVariables } from '../../configuration/to-variables';
import { AksHaError } from '../../errors/aks-ha-error';
import { stackOf } from '../format-error';
import type { Reporter } from '../reporter';
import type { Note } from './journal';

/** Notes all that a reporter is told, and passes it on. */
export function loggedReporter(reporter: Reporter, note: Note): Reporter {
  return {
    ...reporter,
    decided: (configuration, directory) => {
      note('answers', `for ${directory}\n${JSON.stringify(toVariables(configuration), undefined, 2)}`);
      reporter.decided?.(configuration, directory);
    },
    suggested: (suggestions) => {
      for (const { flag, value } of suggestions) note('suggested', `${flag} ${value}`);
      reporter.suggested(suggestions);
    },
    warning: (text, advice) => {
      note('warning', `${text}\n${advice}`);
      reporter.warning(text, advice);
    },
    files: (paths, kept) => {
      note('files', [`${paths.length}, ${kept.length} kept`, ...paths].join('\n'));
      reporter.files(paths, kept);
    },
    event: (event) => {
      const { type, ...rest } = event;
      // Hundreds of them; what npm said is noted when it has ended.
      if (type !== 'progress') note(type, JSON.stringify(rest));
      reporter.event(event);
    },
    done: (result) => {
      note('done', `${result.directory}\n${result.command}`);
      reporter.done(result);
    },
    error: (error, debug) => {
      const code = AksHaError.is(error) ? `${error.code} (${error.source})` : 'unexpected';
      const hint = AksHaError.is(error) ? `\nhint: ${error.hint}` : '';
      note('error', `${code}\n${stackOf(error) || String(error)}${hint}`);
      reporter.error(error, debug);
    },
  };
}

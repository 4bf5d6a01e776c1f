import type { CatalogueEntry } from '../catalogue-entry';

/** What is wrong with what was typed, or with the answers. */
export const COMMAND_LINE_ERRORS = {
  E100: {
    title: 'The command line can’t be read',
    happened: 'A flag is unknown, lacks its value, or contradicts another one.',
    remedy: 'Type it as the message says; `create-aks-ha --help` lists every flag with examples.',
    exitCode: 2,
  },
  E101: {
    title: 'Answers that break a rule',
    happened:
      'Some of the answers, of flags or of a file, can’t be used. Every one is told, with its place and its rule.',
    remedy: 'Each problem names a value that would do.',
    exitCode: 2,
  },
  E102: {
    title: 'A file of answers is not JSON',
    happened: 'The file is broken at the line and column that the message names, or a key stands twice in one object.',
    remedy: 'Mend it at that place. Comments and trailing commas are not JSON.',
    exitCode: 2,
  },
  E103: {
    title: 'A file of answers can’t be read',
    happened: 'There is no such file, it is a directory, it is too large, or you may not read it.',
    remedy: 'Name a file in the form of `devops/config/variables.json`; `--config -` reads standard input.',
    exitCode: 2,
  },
  E104: {
    title: 'Answers are missing and nobody can be asked',
    happened: 'There is no terminal, or it is a build server or `--json`, and not every answer is given.',
    remedy: 'Add `--yes` to take every suggestion, or run the command that the message ends with.',
    exitCode: 2,
  },
  E107: {
    title: 'A command’s name where a directory belongs',
    happened: 'The word is kept for a command, so that a command that is missing makes no folder of its name.',
    remedy: 'For a repository in a folder of that name, write `./` before it.',
    exitCode: 2,
  },
  E108: {
    title: 'An answer would be lost',
    happened: 'A flag answers for an environment, region or pool that does not exist, or answers one question twice.',
    remedy: 'Say each thing once, and by the name that it has.',
    exitCode: 2,
  },
  E130: {
    title: 'Cancelled',
    happened: 'You broke it off. The message tells what is there now.',
    remedy: 'Run the same command again, or go on as the message says.',
    exitCode: 130,
  },
} as const satisfies Record<string, CatalogueEntry>;

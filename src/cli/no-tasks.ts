/** Takes the place of projen's task runner in the command line, which writes files and runs no tasks. */
export const $ = {
  escapeArg(): never {
    throw new Error('The command line runs no projen tasks.');
  },
};

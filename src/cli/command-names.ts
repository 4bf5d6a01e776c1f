/** Commands of this program, now or soon: a typo must not become a folder. */
const COMMANDS = [
  'deploy',
  'status',
  'drain',
  'restore',
  'drill',
  'verify',
  'destroy',
  'help',
  'upgrade',
  'synth',
  'completion',
];

/** Whether a word on the command line can't stand for a folder; `./word` can. */
export function isCommandName(word: string): boolean {
  return COMMANDS.includes(word);
}

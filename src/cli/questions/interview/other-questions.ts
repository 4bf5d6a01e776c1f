import { DEFAULT_ROUTING } from '../../../configuration/suggestions';
import { ROUTINGS } from '../../../configuration/variables-schema';
import type { Question } from './question';

/** How Front Door divides requests. */
export const ROUTING: Question = {
  id: 'routing',
  flag: 'routing',
  title: 'Routing',
  explanation: 'How Front Door divides requests between the regions.',
  rule: `one of ${ROUTINGS.join(', ')}`,
  input: 'choice',
  choices: [
    { value: 'weighted', meaning: 'evenly: every region serves, and is known to work' },
    { value: 'priority', meaning: 'in order: the next region serves when the first is down' },
    { value: 'latency', meaning: 'nearest: each request goes where it is answered soonest' },
  ],
  read: ({ variables }) => Object.values(variables.environments)[0]?.routing ?? DEFAULT_ROUTING,
  refusal: (text) =>
    ROUTINGS.some((routing) => routing === text) ? undefined : `"${text}" is none of ${ROUTINGS.join(', ')}`,
  mend: (text) => ROUTINGS.find((routing) => text !== '' && routing.startsWith(text.toLowerCase())) ?? DEFAULT_ROUTING,
};

/** Where the repository is written. */
export const DIRECTORY: Question = {
  id: 'directory',
  flag: 'directory',
  title: 'Directory',
  explanation: 'Where the repository is written.',
  rule: 'a new or empty folder, or one that holds nothing in the way',
  input: 'text',
  read: ({ directory }) => directory,
  // On a command line the shell would have replaced it; here it would become a folder of that name.
  refusal: (text, { refuseDirectory }) =>
    text.startsWith('~') ? '~ stands for your home in a shell alone: write the path out' : refuseDirectory(text),
  mend: () => undefined,
};

import { spellRouting } from '../../../configuration/spelling';
import { DEFAULT_ROUTING } from '../../../configuration/suggestions';
import { ROUTINGS } from '../../../configuration/variables-schema';
import type { Question } from './question';
import type { Scope } from './scope';

/** How Front Door divides requests. */
export function routingQuestion(scope: Scope): Question {
  return {
    id: `routing${scope.ending}`,
    flag: 'routing',
    title: `Routing${scope.titleEnding}`,
    environment: scope.environment,
    explanation: 'How Front Door divides requests between the regions.',
    rule: `one of ${ROUTINGS.join(', ')}`,
    input: 'choice',
    choices: [
      { value: 'weighted', meaning: 'evenly: every region serves, and is known to work' },
      { value: 'priority', meaning: 'in order: the next region serves when the first is down' },
      { value: 'latency', meaning: 'nearest: each request goes where it is answered soonest' },
    ],
    read: (outcome) => scope.read(outcome)?.routing ?? DEFAULT_ROUTING,
    refusal: (text) =>
      ROUTINGS.some((routing) => routing === spellRouting(text))
        ? undefined
        : `"${text}" is none of ${ROUTINGS.join(', ')}`,
    mend: (text) =>
      ROUTINGS.find((routing) => text !== '' && routing.startsWith(text.toLowerCase())) ?? DEFAULT_ROUTING,
  };
}

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
  warning: (text, { describeDirectory }) => describeDirectory?.(text),
  mend: () => undefined,
};

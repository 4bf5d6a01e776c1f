import { readAnswers } from '../../../configuration/read-answers';
import { type Answers, suggestVariables } from '../../../configuration/suggestions';
import type { Outcome, Start } from './start';

/** What was typed, by the id of its question; an answer that equals its suggestion is left out and follows the others. */
export type Typed = Readonly<Record<string, string>>;

/** Answers filled up to a whole file, as the same flags would fill it. */
export function outcomeOf(start: Start, typed: Typed): Outcome {
  const variables = suggestVariables(answersOf(start, typed));
  return { variables, directory: typed.directory ?? start.directory ?? variables.workload };
}

function answersOf({ given, suggestedWorkload, suggestedEmail }: Start, typed: Typed): Answers {
  const { systemSize, userSize } = typed;
  const answers = readAnswers({
    ...given,
    name: typed.workload ?? given.name ?? suggestedWorkload,
    environments: list(typed.environments) ?? given.environments,
    regions: list(typed.regions) ?? given.regions,
    alertEmail: typed.alertEmails ?? given.alertEmail ?? suggestedEmail,
    routing: typed.routing ?? given.routing,
  });
  return {
    ...answers,
    resourceGroups: { ...answers.resourceGroups, ...byEnvironment(typed, 'resourceGroup') },
    registries: { ...answers.registries, ...byEnvironment(typed, 'registry') },
    frontDoors: { ...answers.frontDoors, ...byEnvironment(typed, 'frontDoor') },
    nodeSize: {
      ...answers.nodeSize,
      ...(systemSize === undefined ? {} : { system: systemSize }),
      ...(userSize === undefined ? {} : { user: userSize }),
    },
  };
}

function list(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : [text];
}

function byEnvironment(typed: Typed, kind: string): Record<string, string> {
  const prefix = `${kind}:`;
  const entries = Object.entries(typed).filter(([id]) => id.startsWith(prefix));
  return Object.fromEntries(entries.map(([id, text]) => [id.slice(prefix.length), text]));
}

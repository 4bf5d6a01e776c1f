import { list, readAnswers } from '../../../configuration/read-answers';
import { type Answers, DEFAULT_ENVIRONMENT, named, type OwnAnswers } from '../../../configuration/suggestions';
import { calledAsBefore, namesOf, ownOf } from './existing-answers';
import type { Typed } from './outcome';
import type { Start } from './start';

/** All that was decided: by an existing file, over it by flags, over them by typing. */
export function answersOf(start: Start, typed: Typed): Answers {
  const { given, existing, suggestedWorkload, suggestedEmail } = start;
  const answers = readAnswers({
    ...given,
    name: typed.workload ?? given.name ?? existing?.workload ?? suggestedWorkload,
    environments: list(typed.environments) ?? given.environments ?? environmentsOf(existing),
    // Those that are there know whom they tell; a new one beside them tells the same.
    alertEmail: typed.alertEmails ?? given.alertEmail ?? (existing ? undefined : suggestedEmail),
    routing: typed.routing ?? given.routing,
  });
  const names = existing && namesOf(existing);
  return {
    ...answers,
    nodeSize: { ...answers.nodeSize, ...sizesOf(typed, '') },
    own: ownAnswers(start, typed, answers),
    resourceGroups: { ...names?.resourceGroups, ...answers.resourceGroups, ...byEnvironment(typed, 'resourceGroup') },
    registries: { ...names?.registries, ...answers.registries, ...byEnvironment(typed, 'registry') },
    frontDoors: { ...names?.frontDoors, ...answers.frontDoors, ...byEnvironment(typed, 'frontDoor') },
    clusters: clusters(typed, answers),
  };
}

function environmentsOf(existing: Start['existing']): string[] {
  return existing ? Object.keys(existing.environments) : [DEFAULT_ENVIRONMENT];
}

/** What each environment has of its own. A flag without an environment counts in those that are there too. */
function ownAnswers({ existing }: Start, typed: Typed, answers: Answers): Answers['own'] {
  const { environments = [], regions, routing, alertEmails, nodeSize } = answers;
  const entries = environments.map((environment, index): [string, OwnAnswers] => {
    const file = existing && ownOf(existing, environment);
    const layers = [
      ...(file ? [file, { regions, routing, alertEmails, nodeSize }] : []),
      named(answers.own, environment) ?? {},
      ...(index === 0 ? [{ regions: regionsOf(typed.regions) }] : []),
      typedFor(typed, `:${environment}`),
    ];
    const own = layers.reduce(over, {});
    return [environment, file && own.regions ? { ...own, regions: calledAsBefore(own.regions, file.regions) } : own];
  });
  return Object.fromEntries(entries);
}

/** The first answers with the second over them. */
function over(below: OwnAnswers, above: OwnAnswers): OwnAnswers {
  return {
    regions: above.regions ?? below.regions,
    routing: above.routing ?? below.routing,
    alertEmails: above.alertEmails ?? below.alertEmails,
    nodeSize: { ...below.nodeSize, ...above.nodeSize },
  };
}

function typedFor(typed: Typed, ending: string): OwnAnswers {
  const { routing, alertEmails } = readAnswers({
    routing: typed[`routing${ending}`],
    alertEmail: typed[`alertEmails${ending}`],
  });
  return { regions: regionsOf(typed[`regions${ending}`]), routing, alertEmails, nodeSize: sizesOf(typed, ending) };
}

function sizesOf(typed: Typed, ending: string): OwnAnswers['nodeSize'] {
  const system = typed[`systemSize${ending}`];
  const user = typed[`userSize${ending}`];
  const sizes = [system === undefined ? [] : `system=${system}`, user === undefined ? [] : `user=${user}`].flat();
  return sizes.length > 0 ? readAnswers({ nodeSize: sizes }).nodeSize : {};
}

function regionsOf(text: string | undefined): OwnAnswers['regions'] {
  return text === undefined ? undefined : readAnswers({ regions: [text] }).regions;
}

function clusters(typed: Typed, { environments = [], clusters: given }: Answers): Answers['clusters'] {
  const entries = environments.map((environment) => {
    const text = typed[`clusters:${environment}`];
    const own = text === undefined ? undefined : readAnswers({ environments: [environment], cluster: text }).clusters;
    return [environment, { ...named(given, environment), ...named(own, environment) }];
  });
  return Object.fromEntries(entries);
}

function byEnvironment(typed: Typed, kind: string): Record<string, string> {
  const prefix = `${kind}:`;
  const entries = Object.entries(typed).filter(([id]) => id.startsWith(prefix));
  return Object.fromEntries(entries.map(([id, text]) => [id.slice(prefix.length), text]));
}

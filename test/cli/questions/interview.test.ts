import fc from 'fast-check';
import {
  allQuestions,
  askedQuestions,
  begin,
  currentQuestion,
  type Interview,
  type Move,
  move,
  outcome,
  refusal,
} from '../../../src/cli/questions/interview/interview';
import { parseVariables, suggestVariables } from '../../../src/configuration';
import { start } from './start';

const answer = (text: string): Move => ({ do: 'answer', text });
const play = (interview: Interview, ...moves: Move[]) => moves.reduce(move, interview);
const BACK: Move = { do: 'back' };
const GO: Move = { do: 'go' };

/** Leaves every answer as it is, up to the review; a directory that is taken gives way to another. */
function toReview(interview: Interview): Interview {
  const question = currentQuestion(interview);
  if (!question) return interview;
  const text = question.read(outcome(interview));
  return toReview(move(interview, answer(refusal(interview, question, text) ? 'elsewhere' : text)));
}

describe('an interview', () => {
  it('asks everything, and its suggestions make what flags would make', () => {
    const interview = begin(start());
    expect(askedQuestions(interview).map(({ id }) => id)).toEqual([
      ...['workload', 'environments', 'regions', 'alertEmails'],
      ...['resourceGroup:prod', 'registry:prod', 'frontDoor:prod', 'clusters:prod'],
      ...['routing', 'systemSize', 'userSize', 'directory'],
    ]);
    const end = play(toReview(interview), GO, GO);
    expect(end.stage.at).toBe('done');
    expect(outcome(end)).toEqual({ variables: suggestVariables({}), directory: 'orders' });
  });

  it('does not ask what a flag answers', () => {
    const given = { name: 'shop', regions: ['eastus2'], nodeSize: 'Standard_D8plds_v5' };
    const ids = askedQuestions(begin(start({ given, directory: 'there' }))).map(({ id }) => id);
    expect(ids).not.toEqual(expect.arrayContaining(['workload']));
    expect(ids).toHaveLength(7);
  });

  it('asks for the regions and names of each environment', () => {
    const interview = play(begin(start()), answer('shop'), answer('prod, staging'));
    expect(askedQuestions(interview)).toHaveLength(17);
    expect(Object.keys(outcome(interview).variables.environments)).toEqual(['prod', 'staging']);
  });

  it('goes back, and what follows from an answer follows again', () => {
    const interview = play(begin(start()), answer('shop'), answer('prod'), BACK, BACK, answer('store'));
    expect(outcome(toReview(interview)).variables).toEqual(suggestVariables({ workload: 'store' }));
  });

  it('has nothing before the first question', () => {
    const interview = begin(start());
    expect(move(interview, BACK)).toBe(interview);
  });

  it('edits any answer from the review, and returns there', () => {
    const review = toReview(begin(start({ given: { name: 'shop' } })));
    for (const { id, read } of allQuestions(review)) {
      const editing = move(review, { do: 'edit', id });
      expect(currentQuestion(editing)?.id).toBe(id);
      expect(move(editing, BACK)).toEqual(review);
      expect(read(outcome(play(editing, answer(''))))).toBe(read(outcome(review)));
    }
    const changed = play(review, { do: 'edit', id: 'workload' }, answer('store'));
    expect(changed.stage.at).toBe('review');
    expect(outcome(changed).variables.workload).toBe('store');
  });

  it.each([
    ['workload', 'Shop', 'shop'],
    ['environments', 'prod,Staging', 'prod,staging'],
    ['regions', 'westus', 'westus3'],
    ['registry:prod', 'acr-shop', 'acrshop'],
    ['systemSize', 'Standard_D2plds_v5', 'Standard_D4pds_v5'],
    ['alertEmails', 'me', 'oncall@example.com'],
  ])('refuses what breaks the rule of %s: %s, and names what would do', (id, text, nearest) => {
    const editing = move(toReview(begin(start())), { do: 'edit', id });
    const question = currentQuestion(editing);
    expect(move(editing, answer(text))).toBe(editing);
    expect(question && refusal(editing, question, text)).toMatchObject({ cause: expect.any(String), nearest });
    expect(move(editing, answer(nearest)).stage.at).toBe('review');
  });

  it('refuses what only does not fit beside the others', () => {
    const two = toReview(play(begin(start()), answer('shop'), answer('prod,staging')));
    const editing = move(two, { do: 'edit', id: 'resourceGroup:staging' });
    expect(move(editing, answer('rg-shop-prod'))).toBe(editing);
    expect(move(editing, answer('rg-shop-prod-blue'))).toBe(editing);
  });

  it('refuses environments that a flag would be lost by', () => {
    const interview = begin(start({ given: { name: 'shop', registry: 'prod=acrshop' } }));
    expect(move(interview, answer('staging'))).toBe(interview);
    expect(move(interview, answer('staging,prod'))).not.toBe(interview);
  });

  it('refuses a directory that nothing can be written to', () => {
    const editing = move(toReview(begin(start())), { do: 'edit', id: 'directory' });
    expect(move(editing, answer('taken'))).toBe(editing);
    expect(move(editing, answer('~/orders'))).toBe(editing);
  });

  it('suggests to each further environment the regions of the first', () => {
    const two = play(begin(start()), answer('shop'), answer('staging,prod'), answer('uksouth'));
    const question = currentQuestion(two);
    expect(question).toMatchObject({ id: 'regions:prod', title: 'Regions, prod' });
    expect(question?.explanation).toContain('Enter takes the same regions as in staging.');
    expect(question?.read(outcome(two))).toBe('uksouth');
    const own = play(two, answer('home=westus3,uksouth'));
    const { staging, prod } = outcome(own).variables.environments;
    expect(staging?.regions.map(({ location }) => location)).toEqual(['uksouth']);
    expect(prod?.regions.map(({ name, location }) => `${name}=${location}`)).toEqual(['home=westus3', 'green=uksouth']);
  });

  it('keeps regions that were chosen for an environment of another name', () => {
    const renamed = play(begin(start()), answer('shop'), answer('prod'), answer('uksouth'), BACK, BACK, answer('live'));
    expect(outcome(renamed).variables.environments.live?.regions).toMatchObject([{ location: 'uksouth' }]);
  });

  it('of the names of clusters, keeps what was typed alone', () => {
    const review = toReview(begin(start()));
    const named = play(
      review,
      { do: 'edit', id: 'clusters:prod' },
      answer('blue=aks-mine,green=aks-orders-prod-green'),
    );
    expect(named.typed).toEqual({ 'clusters:prod': 'blue=aks-mine' });
    const renamed = play(named, { do: 'edit', id: 'workload' }, answer('store'));
    expect(
      allQuestions(renamed)
        .find(({ id }) => id === 'clusters:prod')
        ?.read(outcome(renamed)),
    ).toBe('blue=aks-mine,green=aks-store-prod-green');
    const moved = play(renamed, { do: 'edit', id: 'regions' }, answer('home=eastus2,centralus'));
    expect(moved.typed).not.toHaveProperty('clusters:prod');
  });

  it.each([
    ['aks-a', '"aks-a" says no region: blue=aks-a', 'blue=aks-a'],
    ['red=aks-a', '"red" is no region; there is blue, green', 'blue=aks-a'],
    ['blue=aks-a,blue=aks-b', '"blue" is given twice', 'blue=aks-a,green=aks-b'],
    ['green=aks_', 'is not made of', 'green=aks'],
  ])('refuses names of clusters that are nobody’s or not good: %s', (text, cause, nearest) => {
    const editing = move(toReview(begin(start())), { do: 'edit', id: 'clusters:prod' });
    const question = currentQuestion(editing);
    const refused = question && refusal(editing, question, text);
    expect(refused).toMatchObject({ cause: expect.stringContaining(cause), nearest });
    expect(move(editing, answer(nearest)).stage.at).toBe('review');
  });

  it('understands what is written in another case', () => {
    const review = toReview(begin(start()));
    const spelled = play(review, { do: 'edit', id: 'userSize' }, answer('standard_d8plds_v5'));
    expect(outcome(spelled).variables.environments.prod?.nodeSize.user).toBe('Standard_D8plds_v5');
    const routed = play(review, { do: 'edit', id: 'routing' }, answer('Latency'));
    expect(outcome(routed).variables.environments.prod?.routing).toBe('latency');
    expect(play(review, { do: 'edit', id: 'routing' }, answer('WEIGHTED')).typed).toEqual({});
  });

  it('names another value for each of two wrong ones', () => {
    const editing = move(toReview(begin(start())), { do: 'edit', id: 'regions' });
    const question = currentQuestion(editing);
    const { nearest = '' } = (question && refusal(editing, question, 'westus,westus1')) ?? {};
    expect(new Set(nearest.split(',')).size).toBe(2);
  });

  it('forgets the names of an environment that is gone', () => {
    const two = toReview(play(begin(start()), answer('shop'), answer('prod,staging')));
    const named = play(two, { do: 'edit', id: 'frontDoor:staging' }, answer('afd-mine'));
    const gone = play(named, { do: 'edit', id: 'environments' }, answer('prod'));
    const again = play(gone, { do: 'edit', id: 'environments' }, answer('prod,staging'));
    expect(outcome(again)).toEqual(outcome(two));
  });

  it('ends, whatever is done, in a configuration that the parser accepts, or cancelled', () => {
    fc.assert(
      fc.property(anyStart, fc.array(anyMove, { maxLength: 40 }), (start, moves) => {
        const interview = play(begin(start), ...moves);
        expect(() => parseVariables(outcome(interview).variables, 'answers')).not.toThrow();
        const end = play(toReview(interview), GO, GO, GO);
        expect(['done', 'cancelled']).toContain(end.stage.at);
        expect(outcome(end).variables).toEqual(outcome(interview).variables);
      }),
      { numRuns: 150 },
    );
  });
});

const anyText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', 'shop', 'prod,staging', 'dev', 'staging', 'eastus2', 'home=uksouth', 'blue=aks-a'),
  },
  { weight: 2, arbitrary: fc.constantFrom('rg-a', 'rg-a-blue', 'acrshop1', 'a@contoso.com', 'latency', 'taken') },
  { weight: 1, arbitrary: fc.string() },
);
const anyId = fc.constantFrom(
  ...allQuestions(begin(start())).map(({ id }) => id),
  'registry:staging',
  'regions:staging',
  'constructor',
);
const anyStart = fc.constantFrom(
  start(),
  start({ given: { registry: 'prod=acrshop' }, suggestedEmail: 'me@contoso.com' }),
  start({ given: { resourceGroup: ['rg-x'], nodeSize: 'Standard_D8plds_v5' }, directory: 'there' }),
  start({ given: { environments: ['dev,prod'], frontDoor: ['dev=afd-x'] } }),
  start({ given: { environments: ['dev,prod'], regions: ['dev/uksouth'], cluster: ['dev/blue=aks-x'] } }),
);
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 40, arbitrary: anyText.map(answer) },
  { weight: 8, arbitrary: fc.constant(BACK) },
  { weight: 12, arbitrary: anyId.map((id): Move => ({ do: 'edit', id })) },
  { weight: 8, arbitrary: fc.constant(GO) },
  { weight: 1, arbitrary: fc.constant<Move>({ do: 'cancel' }) },
);

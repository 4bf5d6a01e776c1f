import fc from 'fast-check';
import type { Plan } from '../../../src/cli/questions/draft/plan';
import { contentOf, isWaiting, withPlan } from '../../../src/cli/questions/draft/planned-files';
import { press } from '../../../src/cli/questions/draft/press';
import { regionRows } from '../../../src/cli/questions/draft/region-rows';
import { pickedText } from '../../../src/cli/questions/draft/session';
import { outcome } from '../../../src/cli/questions/interview/interview';
import { parseVariables, suggestVariables } from '../../../src/configuration';
import { keys, PLAN, session, toReview, type } from './pressed';

/** The regions with questions before them. */
const asked = () => keys(session(), 'return', 'return');
const atRegions = () => session({ given: { name: 'shop', environments: ['prod'] } });

describe('a text', () => {
  it('is answered with Enter', () => {
    expect(outcome(keys(type(session(), 'shop'), 'return').interview).variables.workload).toBe('shop');
  });

  it('Tab fills in the suggestion, and what would do in place of what is refused', () => {
    expect(keys(session(), 'tab').draft.text).toBe('orders');
    expect(keys(type(session(), 'My Shop'), 'tab').draft.text).toBe('my-shop');
  });

  it('stays where it is refused', () => {
    const refused = type(session(), 'My Shop');
    expect(keys(refused, 'return')).toEqual(refused);
  });

  it.each(['C-b', 'escape'])('%s goes back to the answer before, to be edited', (key) => {
    const second = keys(type(session(), 'shop'), 'return');
    expect(keys(second, key).draft.text).toBe('shop');
  });
});

describe('regions', () => {
  it('Space within a filter is part of it', () => {
    expect(type(atRegions(), 'east us 2').draft).toMatchObject({ text: 'east us 2', picked: [] });
  });

  it('Enter ends a filter by choosing, and goes on without one', () => {
    const one = keys(type(atRegions(), 'east us 2'), 'return');
    expect(one.draft).toMatchObject({ text: '', picked: ['eastus2'] });
    expect(outcome(keys(one, 'return').interview).variables.environments.prod?.regions).toHaveLength(1);
  });

  it('Space chooses and takes back, and the arrow stays with its row', () => {
    const moved = keys(atRegions(), 'down', 'down', 'down', 'down', 'down', 'down');
    const chosen = type(moved, ' ');
    expect(chosen.draft.picked).toEqual(['centralus']);
    expect(type(chosen, ' ').draft).toEqual(moved.draft);
  });

  it('Space chooses in a filter too, once the arrow was moved to a row', () => {
    const pointing = keys(type(atRegions(), 'us'), 'down');
    const second = regionRows('us', [])[1]?.name;
    expect(type(pointing, ' ').draft).toMatchObject({ text: '', picked: [second] });
  });

  it('Escape ends a filter first, and goes back without one', () => {
    const filtered = type(keys(type(asked(), 'eastus2'), 'return'), 'swe');
    const cleared = keys(filtered, 'escape');
    expect(cleared.draft).toMatchObject({ text: '', picked: ['eastus2'] });
    expect(cleared.interview.stage).toEqual(filtered.interview.stage);
    expect(keys(cleared, 'escape').interview.stage).not.toEqual(cleared.interview.stage);
  });

  it('what was chosen is kept when another answer is looked at again', () => {
    const chosen = keys(type(asked(), 'eastus2'), 'return');
    const away = keys(chosen, 'C-b');
    expect(keys(away, 'return').draft.picked).toEqual(['eastus2']);
  });

  it.each([
    ['eastus2,centralus', ['eastus2', 'centralus']],
    ['home=East US 2, swedencentral', ['home=eastus2', 'swedencentral']],
  ])('several are chosen in one go: %s', (text, picked) => {
    expect(keys(type(atRegions(), text), 'return').draft).toMatchObject({ text: '', picked });
  });

  it.each(['eastus2,qatarcentral', 'eastus2,eastus2', 'eastus2,nowhere'])('all or none of several: %s', (text) => {
    expect(keys(type(atRegions(), text), 'return').draft).toMatchObject({ text, picked: [] });
  });

  it('one that is taken out and chosen again is in its place', () => {
    const two = keys(type(atRegions(), 'eastus2,centralus'), 'return');
    const out = keys(type(two, 'eastus2'), 'return');
    expect(out.draft.picked).toEqual(['centralus']);
    expect(keys(type(out, 'eastus2'), 'return').draft.picked).toEqual(['eastus2', 'centralus']);
  });

  it('one that can not be used is not chosen', () => {
    expect(keys(type(atRegions(), 'qatar'), 'return').draft.picked).toEqual([]);
  });

  it('one is chosen under a name of its own, and again under another', () => {
    const named = keys(type(atRegions(), 'home=eastus2'), 'return');
    expect(named.draft).toMatchObject({ text: '', picked: ['home=eastus2'] });
    const renamed = keys(type(named, 'first=east us 2'), 'return');
    expect(renamed.draft.picked).toEqual(['first=eastus2']);
    expect(keys(type(renamed, 'eastus2'), 'return').draft.picked).toEqual([]);
    const regions = outcome(keys(renamed, 'return').interview).variables.environments.prod?.regions;
    expect(regions).toMatchObject([{ name: 'first', location: 'eastus2' }]);
  });

  it.each(['Home=eastus2', '=eastus2', 'con=eastus2', 'home=qatar', 'east=uksouth'])(
    'none is chosen under a name that will not do: %s',
    (text) => {
      const one = keys(type(atRegions(), 'east=centralus'), 'return');
      const two = type(one, text);
      expect(keys(two, 'return')).toEqual(two);
    },
  );

  it('names of their own are kept while others are chosen', () => {
    const given = { name: 'shop', regions: ['home=uksouth'] };
    const review = toReview(session({ given }));
    const editing = keys(review, 'down', 'down', 'down', 'return');
    expect(pickedText(keys(type(editing, 'eastus2'), 'return').draft)).toBe('home=uksouth,eastus2');
  });
});

describe('the review and the files', () => {
  it('an answer is edited and returned from', () => {
    const editing = keys(toReview(session()), 'down', 'return');
    expect(editing.interview.stage).toEqual({ at: 'question', id: 'workload', returnTo: 'review' });
    expect(keys(editing, 'C-b').interview.stage.at).toBe('review');
  });

  it('a file is read, scrolled within its lines, and left', () => {
    const reading = keys(toReview(session()), 'return', 'down', 'down', 'down', 'return');
    expect(reading.draft.file).toEqual({ path: 'devops/bicep/main.bicep', top: 0 });
    expect(keys(reading, 'up').draft.file?.top).toBe(0);
    const end = keys(reading, ...Array.from({ length: 30 }, () => 'pagedown'));
    expect(end.draft.file?.top).toBe(99);
    expect(keys(end, 'C-b').draft).toMatchObject({ active: 3 });
    expect(keys(end, 'C-b').draft.file).toBeUndefined();
  });

  it('what is not worked out yet can only be waited for or gone back from', () => {
    const review = toReview(session());
    const waiting = press(review, { name: 'return' }, '');
    expect(isWaiting(waiting)).toBe(true);
    expect(press(waiting, { name: 'return' }, '')).toEqual(waiting);
    expect(keys(waiting, 'C-b').interview.stage.at).toBe('review');
  });

  it('what was worked out for other answers is not taken for these', () => {
    const files = keys(toReview(session()), 'return');
    const renamed = keys(type(keys(files, 'C-b', 'down', 'return'), 's'), 'return');
    expect(isWaiting(withPlan(press(renamed, { name: 'return' }, ''), files.interview, PLAN))).toBe(true);
  });

  it('where nothing would change, there is only the way back', () => {
    const nothing = keys(session({ existing: suggestVariables({}) }, { files: [] }), 'return');
    expect(keys(nothing, 'return').interview.stage.at).toBe('review');
  });

  it('what follows from a change is read as a file is', () => {
    const plan: Plan = { files: [{ path: 'a', content: '+a\n', mark: 'added' }], notes: ['It costs.'] };
    const files = keys(session({ existing: suggestVariables({}) }, plan), 'return', 'down', 'down', 'return');
    expect(contentOf(files, files.draft.file?.path ?? '')).toEqual(['It costs.']);
  });

  it('a plan that fails can only be gone back from', () => {
    const files = keys(toReview(session({}, { problem: 'The disk is full.' })), 'return');
    expect(keys(files, 'return').interview.stage.at).toBe('review');
  });

  it('ends with Enter twice', () => {
    expect(keys(toReview(session()), 'return', 'return').interview.stage.at).toBe('done');
  });
});

it('any keys leave answers that the parser accepts, and an arrow that stands at a row', () => {
  const name = fc.constantFrom('return', 'tab', 'up', 'down', 'pageup', 'pagedown', 'escape', 'backspace', 'space');
  const key = fc.oneof(
    { weight: 3, arbitrary: name.map((name) => ({ name, text: undefined })) },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }).map((text) => ({ name: 'x', text })) },
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), (pressed) => {
      const end = pressed.reduce((now, { name, text }) => press(now, { name }, text ?? now.draft.text), session());
      expect(() => parseVariables(outcome(end.interview).variables, 'answers')).not.toThrow();
      expect(end.draft.active).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 100 },
  );
});

import type { Plan } from '../../../src/cli/questions/draft/plan';
import type { Session } from '../../../src/cli/questions/draft/session';
import { allQuestions, outcome } from '../../../src/cli/questions/interview/interview';
import { hear } from '../../../src/cli/questions/plain/hear';
import { say } from '../../../src/cli/questions/plain/say';
import { suggestVariables } from '../../../src/configuration';
import { session, settle, toReview } from './pressed';

const after = (now: Session, ...lines: string[]) => lines.reduce((s, line) => settle(hear(s, line).session), now);

it('an empty line leaves an answer as it is', () => {
  const back = after(session(), 'shop', 'prod', '<', '<');
  expect(say(back).join('\n')).toContain('1 of 12. Workload name');
  expect(outcome(after(back, '').interview).variables.workload).toBe('shop');
});

it('what is refused is said, with what would do', () => {
  const { session: same, reply } = hear(session(), 'Shop');
  expect(reply).toEqual([expect.stringMatching(/^Not accepted: /), 'Would do: shop']);
  expect(say(same)).toEqual(say(session()));
});

it('a question mark explains, and lists the regions', () => {
  expect(hear(session(), '?').reply.join('\n')).toContain('Rule: ');
  const regions = session({ given: { name: 'shop', environments: ['prod'] } });
  const told = hear(regions, '?').reply;
  expect(told).toContain('eastus2: East US 2, as blue, 3 zones, pair centralus');
  expect(told).toContain('westus3: West US 3, 3 zones, pair eastus');
});

it('a number changes an answer, or shows a file', () => {
  const review = toReview(session());
  expect(outcome(after(review, '1', 'shop').interview).variables.workload).toBe('shop');
  expect(hear(review, '99').reply).toEqual(['There is no answer 99.']);
  const files = after(review, '');
  expect(hear(files, '1').reply).toEqual(['README.md:', '# orders']);
  expect(hear(files, 'x').reply).toEqual(['There is no file x.']);
  expect(after(files, '').interview.stage.at).toBe('done');
});

it('what can not be written is not gone on with', () => {
  const files = after(toReview(session({}, { problem: 'The disk is full.' })), '');
  expect(say(files)[0]).toBe('The disk is full.');
  expect(after(files, '').interview.stage.at).toBe('files');
});

describe('over a file', () => {
  const plan: Plan = { files: [{ path: 'a.yaml', content: '-x\n+y\n', mark: 'changed' }], notes: ['It costs.'] };
  const review = (planned = plan) => session({ existing: suggestVariables({}), directory: '.' }, planned);

  it('an answer tells what it was', () => {
    const number = allQuestions(review().interview).findIndex(({ id }) => id === 'routing:prod') + 1;
    const changed = after(review(), `${number}`, 'Priority');
    expect(say(changed)).toContain(`  ${number}. Routing: priority (was weighted)`);
  });

  it('what would change is listed with what follows from it, shown and made', () => {
    expect(say(hear(review(), '').session)).toEqual(['Working out what would change …']);
    const changes = after(review(), '');
    expect(say(changes)).toEqual([
      '1 file would change',
      '! It costs.',
      '  1. ~ changed  a.yaml',
      'Enter makes these changes. A number shows one. < goes back.',
    ]);
    expect(hear(changes, '1').reply).toEqual(['a.yaml:', '-x', '+y']);
    expect(after(changes, '').interview.stage.at).toBe('done');
  });

  it('where nothing would change, there is nothing to go on to', () => {
    const nothing = after(review({ files: [] }), '');
    expect(say(nothing)).toEqual(['Nothing would change. < goes back.']);
    expect(after(nothing, '').interview.stage.at).toBe('files');
  });
});

import type { Session } from '../../../src/cli/questions/draft/session';
import { outcome } from '../../../src/cli/questions/interview/interview';
import { hear } from '../../../src/cli/questions/plain/hear';
import { say } from '../../../src/cli/questions/plain/say';
import { session, toReview } from './pressed';

const after = (now: Session, ...lines: string[]) => lines.reduce((s, line) => hear(s, line).session, now);

it('an empty line leaves an answer as it is', () => {
  const back = after(session(), 'shop', 'prod', '<', '<');
  expect(say(back).join('\n')).toContain('1 of 11. Workload name');
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
  expect(hear(regions, '?').reply).toContain('eastus2: East US 2, 3 zones, pair centralus');
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

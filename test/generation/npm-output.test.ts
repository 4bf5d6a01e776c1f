import fc from 'fast-check';
import { countFetched, type Fetched, withoutRequests } from '../../src/generation/npm-output';

const NOTHING: Fetched = { lookedUp: 0, fetched: 0 };

/** What npm 11 says of an install, the place of the registry left out. */
const REQUESTS = [
  'npm http fetch GET 200 https://example.com/@types%2fnode 182ms (cache updated)',
  'npm http fetch GET 304 https://example.com/projen 31ms (cache revalidated)',
  'npm http fetch GET 200 https://example.com/projen/-/projen-0.103.25.tgz 135ms (cache miss)',
  'npm http cache tsx@https://example.com/tsx/-/tsx-4.23.15.tgz 0ms (cache hit)',
];

describe('what npm has done', () => {
  it('is what it looked up, and what it has, from its cache too', () => {
    expect(REQUESTS.reduce(countFetched, NOTHING)).toEqual({ lookedUp: 2, fetched: 2 });
  });

  it('is the same in colour, and under another name of npm', () => {
    const coloured = REQUESTS.map((line) => line.replace('http', '\u001b[32mhttp\u001b[39m').replace('npm', 'npm:11'));
    expect(coloured.reduce(countFetched, NOTHING)).toEqual({ lookedUp: 2, fetched: 2 });
  });

  it.each([
    'added 11 packages in 6s',
    'npm warn deprecated http fetch',
    'npm http fetch GET 404 https://example.com/no-such 12ms (cache skip)',
    'npm http fetch POST 200 https://example.com/-/npm/v1/security/advisories/bulk 12ms',
    '',
  ])('is no more after: %s', (line) => {
    expect(countFetched(NOTHING, line)).toBe(NOTHING);
  });
});

describe('what a person reads of it', () => {
  it('is every line but those of requests, whole and in their order', () => {
    const line = fc.string().filter((text) => !text.includes('\n') && !/^\S+ http /.test(text));
    const request = fc.constantFrom(...REQUESTS);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, request)), (lines) => {
        const read = withoutRequests(lines.join('\n'));
        expect(read).toBe(lines.filter((text) => !REQUESTS.includes(text)).join('\n'));
      }),
    );
  });
});

import { retryAfter } from '../../../src/deployment/http/retry-after';

const asked = (headers: Record<string, string>) => retryAfter({ header: (name) => headers[name] });

it.each([
  [{ 'retry-after': '7' }, 7000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after-ms': '250' }, 250],
  [{ 'x-ms-retry-after-ms': '100' }, 100],
  [{ 'retry-after': 'soon' }, undefined],
  [{}, undefined],
])('%j is %s ms', (headers, milliseconds) => {
  expect(asked(headers)).toBe(milliseconds);
});

it('a date is so long from now, and one that is past is now', () => {
  expect(asked({ 'retry-after': new Date(Date.now() + 60_000).toUTCString() })).toBeGreaterThan(55_000);
  expect(asked({ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' })).toBe(0);
});

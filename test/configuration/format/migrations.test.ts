import { FIRST_FORMAT, FORMAT, MIGRATIONS } from '../../../src/configuration/format/migrations';

it('each leads one format further, the last to that of this version', () => {
  const formats = MIGRATIONS.map(({ to }) => to);
  expect(formats).toEqual(formats.map((_, index) => FIRST_FORMAT + 1 + index));
  expect(formats.at(-1)).toBe(FORMAT);
});

it.each(MIGRATIONS)('that to format $to says what is different, and names the format', ({ to, what, migrate }) => {
  expect(what).toMatch(/\S/);
  expect(migrate({ workload: 'orders' })).toMatchObject({ version: to });
});

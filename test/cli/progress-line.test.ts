import { progressLine } from '../../src/cli/progress-line';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A line on a screen that remembers what was drawn; `undefined` where it was taken away. */
function drawn(columns = { now: 80 }) {
  const texts: (string | undefined)[] = [];
  const line = progressLine({
    spin: (first) => {
      texts.push(first);
      return {
        set text(text: string) {
          texts.push(text);
        },
        stop: () => texts.push(undefined),
      };
    },
    columns: () => columns.now,
    now: () => Date.now(),
  });
  return { line, texts };
}

it('is drawn anew each second, and at once where npm is further', () => {
  const { line, texts } = drawn();
  line.start('install');
  jest.advanceTimersByTime(2000);
  line.update({ lookedUp: 3, fetched: 0 });
  jest.advanceTimersByTime(500);
  line.update({ lookedUp: 3, fetched: 1 });
  jest.advanceTimersByTime(500);
  expect(texts).toEqual([
    'Installing with npm … 0 s',
    'Installing with npm … 1 s',
    'Installing with npm … 2 s',
    'Installing with npm … 2 s, 3 packages looked up',
    'Installing with npm … 2 s, 3 packages looked up, 1 fetched',
    'Installing with npm … 3 s, 3 packages looked up, 1 fetched',
  ]);
});

it('begins again at the next step, with nothing of the one before', () => {
  const { line, texts } = drawn();
  line.start('install');
  line.update({ lookedUp: 3, fetched: 1 });
  jest.advanceTimersByTime(5000);
  line.start('render');
  expect(texts.slice(-2)).toEqual([undefined, 'Rendering the manifests … 0 s']);
});

it('is taken away once, and draws nothing afterwards', () => {
  const { line, texts } = drawn();
  line.stop();
  line.start('commit');
  line.stop();
  line.stop();
  line.update({ lookedUp: 1, fetched: 1 });
  jest.advanceTimersByTime(5000);
  expect(texts).toEqual(['Committing … 0 s', undefined]);
  expect(jest.getTimerCount()).toBe(0);
});

it('follows the width of the terminal', () => {
  const columns = { now: 80 };
  const { line, texts } = drawn(columns);
  line.start('render');
  columns.now = 30;
  jest.advanceTimersByTime(1000);
  expect(texts).toEqual(['Rendering the manifests … 0 s', 'Rendering … 1 s']);
});

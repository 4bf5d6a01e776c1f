import { formatOutcomes } from '../../../src/cli/deploy/format-outcomes';

const [old, fresh] = ['a', 'b'].map((letter) => `sha256:${letter.repeat(64)}`);

it('says of each region what it ran, what it runs, and what became of it', () => {
  const text = formatOutcomes([
    { region: 'blue', before: old ?? '', after: fresh ?? '', outcome: 'updated' },
    { region: 'green', before: old ?? '', after: old ?? '', outcome: 'returned' },
    { region: 'red', after: fresh ?? '', outcome: 'brought up' },
    { region: 'white', outcome: 'untouched' },
  ]);
  expect(text.split('\n')).toEqual([
    'What each region runs:',
    '  blue   sha256:aaaaaaaaaaaa -> sha256:bbbbbbbbbbbb  updated',
    '  green  sha256:aaaaaaaaaaaa  taken back',
    '  red    nothing -> sha256:bbbbbbbbbbbb  brought up',
    '  white  nothing  not touched',
  ]);
});

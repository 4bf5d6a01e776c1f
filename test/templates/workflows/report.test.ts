import { Shell } from './shell';
import { actionFile } from './workflow';

const bot = { type: 'Bot' };
const commentMarker = '<!-- create-aks-ha: what-if -->';
const issueMarker = '<!-- create-aks-ha: drift -->';

let shell: Shell;
beforeEach(() => {
  shell = new Shell();
});
afterEach(() => shell.remove());

/** Reports on what the files of `changes` say; `found` is what GitHub has. */
function report(
  file: string,
  changes: Record<string, number>,
  found: object[] = [],
  environments = Object.keys(changes),
) {
  for (const [environment, number] of Object.entries(changes)) {
    const text = number > 0 ? '+ rg' : 'No changes.';
    shell.write(`what-if/${environment}.json`, JSON.stringify({ environment, changes: number, text }));
  }
  // A page each, as `gh api --paginate` prints them.
  shell.write('pages.json', ['[]', JSON.stringify(found)].join('\n'));
  shell.command('gh', 'case "$*" in *--paginate*) cat "$RUNNER_TEMP/pages.json" ;; esac');
  const run = shell.runFile(actionFile(`report/${file}`), {
    ENVIRONMENTS: JSON.stringify(environments),
    PULL_REQUEST: '5',
  });
  expect({ status: run.status, output: run.output }).toEqual({ status: 0, output: '' });
  return run.calls
    .filter((call) => !call.includes('--paginate'))
    .map((call) => call.replaceAll(`${shell.folder}/`, ''));
}

describe('the comment on a pull request', () => {
  it('is written once', () => {
    expect(report('pull-request.sh', { prod: 1 })).toEqual([
      'gh api --method POST repos/acme/orders/issues/5/comments --field body=@body.md --silent',
    ]);
    expect(shell.read('body.md')).toBe(
      [
        commentMarker,
        '## What this would change in Azure',
        '',
        '### prod',
        '',
        '```diff\n+ rg\n```',
        '',
        '[The run](https://github.com/acme/orders/actions/runs/77)',
        '',
      ].join('\n'),
    );
  });

  it('is written anew after that', () => {
    const comments = [
      { id: 1, user: { type: 'User' }, body: `${commentMarker} quoted by a person` },
      { id: 2, user: bot, body: 'of another workflow' },
      { id: 3, user: bot, body: `${commentMarker}\nold` },
    ];
    expect(report('pull-request.sh', { prod: 0 }, comments)).toEqual([
      'gh api --method PATCH repos/acme/orders/issues/comments/3 --field body=@body.md --silent',
    ]);
  });

  it('tells of environments in their order, and of one whose preview failed', () => {
    report('pull-request.sh', { prod: 1 }, [], ['staging', 'prod']);
    expect(shell.read('body.md')).toMatch(
      /### staging\n\nThe preview failed: the run says why\.\n\n### prod\n\n```diff/,
    );
  });

  it('fits into what GitHub takes', () => {
    for (const environment of ['staging', 'prod']) {
      const text = `+ ${'x'.repeat(100_000)}`;
      shell.write(`what-if/${environment}.json`, JSON.stringify({ environment, changes: 1, text }));
    }
    report('pull-request.sh', {}, [], ['staging', 'prod']);
    expect(shell.read('body.md').length).toBeLessThan(65_536);
    expect(shell.read('body.md').match(/cut off: the summary of the run has all/g)).toHaveLength(2);
  });
});

describe('the issue about drift', () => {
  const open = [
    { number: 8, user: bot, pull_request: {}, body: `${issueMarker}\n` },
    { number: 9, user: bot, body: `${issueMarker}\nold` },
  ];

  it('is opened', () => {
    expect(report('issue.sh', { staging: 0, prod: 2 })).toEqual([
      'gh api --method POST repos/acme/orders/issues --raw-field title=Azure is not as the repository says --field body=@body.md --silent',
    ]);
  });

  it('is renewed while it lasts, and never opened twice', () => {
    expect(report('issue.sh', { prod: 2 }, open)).toEqual([
      'gh api --method PATCH repos/acme/orders/issues/9 --field body=@body.md --silent',
    ]);
  });

  it('is closed once nothing differs', () => {
    expect(report('issue.sh', { staging: 0, prod: 0 }, open)).toEqual([
      'gh api --method POST repos/acme/orders/issues/9/comments --raw-field body=Azure is as the repository says again. --silent',
      'gh api --method PATCH repos/acme/orders/issues/9 --raw-field state=closed --silent',
    ]);
  });

  it('stays where an environment could not be looked at', () => {
    expect(report('issue.sh', { prod: 0 }, open, ['staging', 'prod'])).toEqual([]);
  });

  it('is not opened where nothing differs', () => {
    expect(report('issue.sh', { prod: 0 })).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, dockerfileRules, parse } from './dockerfile-rules';
import { serviceFolder } from './python';

// docs/rules-service.md says which rules of hadolint are followed, and why the others are not. It is held to the Dockerfile.

const page = readFileSync(join(__dirname, '../../../docs/rules-service.md'), 'utf8');
const text = readFileSync(join(serviceFolder, 'Dockerfile'), 'utf8');
const answers = new Map(
  [...page.matchAll(/^\| (DL[^|]+) \| [^|]+ \| \*\*(Yes|No)\*\*([^|]*) \|$/gm)].flatMap(
    ([, ids = '', answer, reason]) => ids.split(', ').map((id) => [id, { answer, reason }] as const),
  ),
);

/** All of hadolint 2.15.1, by their numbers. */
const HADOLINT = [1001, 3000, 3001, 3002, 3003, 3004, ...from(3006, 3016), ...from(3018, 3030), ...from(3032, 3038)]
  .concat(from(3040, 3067), [4000, 4001, 4003, 4004, 4005, 4006])
  .map((number) => `DL${number}`);

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

describe('docs/rules-service.md', () => {
  it('goes through every rule of hadolint, and each has a check', () => {
    expect([...answers.keys()].sort()).toEqual(HADOLINT);
    expect(dockerfileRules.flatMap(({ ids }) => ids).sort()).toEqual(HADOLINT);
  });

  it('gives a reason for every rule that is not followed', () => {
    for (const [id, { answer, reason }] of answers) {
      if (answer === 'No') expect(`${id}${reason}`).toMatch(/: \S.{20,}\.$/);
    }
  });
});

describe.each(dockerfileRules)('$ids', ({ ids, holds, offence }) => {
  it('are answered as they are', () => {
    for (const id of ids) expect({ id, answer: answers.get(id)?.answer }).toEqual({ id, answer: answer(holds) });
  });

  it('can be broken', () => {
    expect(holds(parse(offence))).toBe(false);
  });
});

function answer(holds: (typeof dockerfileRules)[number]['holds']): string {
  return holds(parse(text)) ? 'Yes' : 'No';
}

it('ShellCheck has nothing to say to the RUN', () => {
  const [, script = ''] = /^RUN ((?:.*\\\n)*.*)$/m.exec(text) ?? [];
  expect(commands(parse(text)).join()).toContain('pip install');
  // Declared as an ARG: the shell finds it set.
  const run = spawnSync('shellcheck', ['-'], { input: `#!/bin/sh\nTARGETARCH=\n${script}\n`, encoding: 'utf8' });
  expect({ status: run.status, output: run.stdout, error: run.error }).toEqual({ status: 0, output: '' });
});

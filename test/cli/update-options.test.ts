import { Command } from 'commander';
import type { DeployOptions } from '../../src/cli/deploy/deploy-options';
import { addUpdateOptions } from '../../src/cli/update-options';

const DIGEST = `sha256:${'a'.repeat(64)}`;

function parse(...words: string[]): DeployOptions {
  const command = new Command('deploy').exitOverride().configureOutput({ writeErr: () => undefined });
  command.option('--remove').option('--build-in-registry');
  return addUpdateOptions(command).parse(words, { from: 'user' }).opts();
}

it('soaks for five minutes, and allows one failure in a hundred, unless told otherwise', () => {
  expect(parse()).toEqual({ soak: 300, errorBudget: 1 });
  expect(parse('--soak', '0', '--error-budget', '0.5')).toEqual({ soak: 0, errorBudget: 0.5 });
});

it('takes names with commas between, or the flag again', () => {
  expect(parse('--region', 'blue, green', '--region', 'red').region).toEqual(['blue', 'green', 'red']);
  expect(parse('--order', 'green,blue').order).toEqual(['green', 'blue']);
});

it('takes an image as what it is', () => {
  expect(parse('--image', DIGEST).image).toEqual({ reference: DIGEST });
});

it.each([
  ['--soak', '-1'],
  ['--soak', '1.5'],
  ['--soak', '90000'],
  ['--soak', ' '],
  ['--soak', 'five'],
  ['--error-budget', '101'],
  ['--error-budget', '-0.1'],
  ['--error-budget', 'NaN'],
  ['--region', 'blue,,green'],
  ['--order', ''],
  ['--image', 'sha256:abc'],
  ['--image', ''],
])('%s %j is refused', (flag, value) => {
  expect(() => parse(`${flag}=${value}`)).toThrow(flag);
});

it.each([
  ['--rollback', '--image', DIGEST],
  ['--rollback', '--remove'],
  ['--rollback', '--build-in-registry'],
  ['--image', DIGEST, '--build-in-registry'],
])('%s contradicts the rest of %j %j', (...words) => {
  expect(() => parse(...words)).toThrow('cannot be used with');
});

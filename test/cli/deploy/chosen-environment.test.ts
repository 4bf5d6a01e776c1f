import { chosenEnvironment } from '../../../src/cli/deploy/chosen-environment';
import { Repository } from '../../blueprints/repository';
import { temporaryFolder } from '../../generation/temporary-folder';

const one = new Repository().synth({ name: 'orders', environments: ['prod'] });
const two = new Repository().synth({ name: 'orders', environments: ['staging', 'prod'] });
afterAll(() => {
  one.remove();
  two.remove();
});

it('is the only one, or the one that is named', () => {
  expect(chosenEnvironment(one.folder, undefined).environment.name).toBe('prod');
  expect(chosenEnvironment(two.folder, 'prod').environment.name).toBe('prod');
});

it('has to be named where there are several, is told where it is not there, and outside of a repository', () => {
  expect(() => chosenEnvironment(two.folder, undefined)).toThrow(
    expect.objectContaining({ code: 'E611', hint: 'Name one: --environment staging' }),
  );
  expect(() => chosenEnvironment(two.folder, 'live')).toThrow(expect.objectContaining({ code: 'E506' }));
  expect(() => chosenEnvironment(temporaryFolder(), undefined)).toThrow(expect.objectContaining({ code: 'E507' }));
});

import fc from 'fast-check';
import { parseVariables } from '../../src/configuration/parse-variables';
import { readAnswers } from '../../src/configuration/read-answers';
import { SERVICE_DIRECTORY } from '../../src/configuration/service-directory';
import { problemsOf } from './problems-of';
import { valid } from './sample';

const { refusal, mend, schema } = SERVICE_DIRECTORY;

describe('the folder of a service of the user', () => {
  it.each(['service', 'app', 'apps/api', 'src/orders.api', '_old/Api-2', 'documents', 'chartsmith'])(
    'may be %s',
    (folder) => expect(refusal(folder)).toBeUndefined(),
  );

  it.each([
    ['', '"" is no such folder'],
    ['.', '"." is no such folder'],
    ['../other', '"../other" is no such folder'],
    ['/srv/app', '"/srv/app" is no such folder'],
    ['app/', '"app/" is no such folder'],
    ['app//api', '"app//api" is no such folder'],
    ['.github', '".github" is no such folder'],
    ['app/../../etc', '"app/../../etc" is no such folder'],
    ['my app', '"my app" is no such folder'],
    ['${{ x }}', '"${{ x }}" is no such folder'],
    ['docs', 'docs holds something else'],
    ['manifests/prod', 'manifests holds something else'],
    ['a'.repeat(101), 'it is 101 long, 100 at most are allowed'],
  ])('is refused as %j: %s', (folder, why) => expect(refusal(folder)).toBe(why));

  it('is refused by its schema where it is refused by its rule', () => {
    const pattern = new RegExp(String(schema.pattern));
    const folders = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[A-Za-z0-9_./-]{1,12}$/),
      fc.constantFrom('docs', 'devops/x'),
    );
    fc.assert(fc.property(folders, (folder) => expect(pattern.test(folder)).toBe(refusal(folder) === undefined)));
  });

  it('is mended to something that is accepted, whatever it was', () => {
    fc.assert(fc.property(fc.string(), (folder) => expect(refusal(mend(folder, []) ?? '')).toBeUndefined()));
    expect(['./app/', 'apps\\api', 'docs'].map((folder) => mend(folder, []))).toEqual(['app', 'apps/api', 'service']);
  });

  it('is told in variables.json, with what would do', () => {
    expect(problemsOf({ ...valid(), serviceDirectory: './app/' })).toEqual([
      expect.objectContaining({ path: ['serviceDirectory'], fix: { kind: 'set', value: 'app' } }),
    ]);
  });

  it('is read as shells complete it', () => {
    expect(readAnswers({ serviceDir: './apps/api/' }).serviceDirectory).toBe('apps/api');
  });

  it('is the generated one unless it is given', () => {
    expect(parseVariables(valid(), 'test').service).toEqual({ directory: 'service', isOwn: false });
    const own = parseVariables({ ...valid(), serviceDirectory: 'service' }, 'test').service;
    expect(own).toEqual({ directory: 'service', isOwn: true });
  });
});

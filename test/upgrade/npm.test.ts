import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askNpm, npm } from '../../src/upgrade/npm';
import { temporaryFolder } from '../generation/temporary-folder';

const cwd = temporaryFolder();

it('npm judges by the Node that it is told, not by the one that runs it', async () => {
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ private: true, engines: { node: '^18.0.0' } }));
  const install = ['install', '--engine-strict', '--dry-run', '--offline'];
  await expect(npm(install, { cwd, node: '18.1.2' })).resolves.toContain('up to date');
  await expect(npm(install, { cwd })).rejects.toThrow('EBADENGINE');
});

it('what fails is told with what npm says', async () => {
  await expect(npm(['no-such-command'], { cwd })).rejects.toMatchObject({
    code: 'E222',
    message: expect.stringMatching(/^npm no-such-command ended with 1 .*Nothing was written[\s\S]*Unknown command/),
  });
});

it('a question that fails is answered with the reason', async () => {
  const answer = await askNpm(['view', 'zod@x', 'version', '--registry', 'http://127.0.0.1:9/'], { cwd });
  expect(answer).toMatchObject({ error: { code: 'ECONNREFUSED' } });
});

it('whoever breaks it off is told that nothing was written', async () => {
  const signal = AbortSignal.abort();
  await expect(npm(['--version'], { cwd, signal })).rejects.toMatchObject({ code: 'E130' });
});

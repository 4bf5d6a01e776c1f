import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipOf } from '../../../src/deployment/cluster/zip';
import { temporaryFolder } from '../../generation/temporary-folder';

it('Python reads from a zip what was put into it, and finds its sum right', () => {
  const folder = temporaryFolder();
  const text = 'kind: Namespace\nname: größe\n'.repeat(50);
  writeFileSync(join(folder, 'context.zip'), zipOf('manifests.yaml', Buffer.from(text)));
  const script =
    "import zipfile,sys; z=zipfile.ZipFile('context.zip'); assert z.testzip() is None; sys.stdout.buffer.write(z.read('manifests.yaml'))";
  expect(execFileSync('/usr/bin/python3', ['-c', script], { cwd: folder, encoding: 'utf8' })).toBe(text);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImageContent, imageArchive, program } from './image-archive';
import { environment, python, serviceFolder } from './python';

describe('image/check_architecture.py', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aks-ha-image-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const check = (archive: string, ...options: string[]) =>
    spawnSync(python(), ['image/check_architecture.py', archive, ...options], {
      cwd: serviceFolder,
      encoding: 'utf8',
      env: environment,
    });
  const checkImage = (content: ImageContent, ...options: string[]) => check(imageArchive(folder, content), ...options);
  const arm64: ImageContent = {
    architecture: 'arm64',
    files: { 'usr/bin/python3': program('arm64'), 'app/site/flask.py': 'import os', 'etc/empty': '' },
  };

  it.each([false, true])('lets an Arm64 image pass (with attestations beside it: %s)', (attested) => {
    const run = checkImage({ ...arm64, attested });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    expect(run.stdout).toContain('everything in it is for arm64');
  });

  it.each([false, true])('refuses an x86-64 image, and says how to build it (attested: %s)', (attested) => {
    const run = checkImage({ architecture: 'amd64', files: { 'usr/bin/python3': program('amd64') }, attested });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('it is made for amd64, and the nodes are arm64: build it with --platform linux/arm64');
  });

  it('finds the library of another architecture in an image that says it is for Arm64', () => {
    const library = 'app/site/markupsafe/_speedups.so';
    const run = checkImage({ ...arm64, files: { ...arm64.files, [library]: program('amd64') } });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(`/${library} is made for amd64`);
    expect(run.stderr).not.toContain('/usr/bin/python3');
  });

  it('checks for x86-64 nodes too', () => {
    const amd64: ImageContent = { architecture: 'amd64', files: { python: program('amd64') } };
    expect(checkImage(amd64, '--architecture', 'amd64').status).toBe(0);
    expect(checkImage(arm64, '--architecture', 'amd64').status).toBe(1);
  });

  it('says so where the file is no image, with another exit code', () => {
    const broken = join(folder, 'broken.tar');
    writeFileSync(broken, 'not an archive');
    for (const path of [broken, join(folder, 'missing.tar')]) {
      const run = check(path);
      expect(run.status).toBe(2);
      expect(run.stderr).toContain(`${path} is no image that can be read`);
    }
  });
});

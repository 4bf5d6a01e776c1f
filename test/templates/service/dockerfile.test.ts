import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser, type From } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { serviceFolder } from './python';

const text = readFileSync(join(serviceFolder, 'Dockerfile'), 'utf8');
const dockerfile = DockerfileParser.parse(text);
const keywords = (stage: From | undefined) =>
  dockerfile
    .getInstructions()
    .filter((one) => stage && one.getRange().start.line > stage.getRange().start.line)
    .map((one) => one.getKeyword());

describe('the Dockerfile', () => {
  const [dependencies, final] = dockerfile.getFROMs();

  it('is valid', () => {
    expect(validate(text).map((problem) => problem.message)).toEqual([]);
  });

  it('pins one base image by digest, for both stages', () => {
    const [base] = dockerfile.getInitialARGs();
    expect(base?.getProperty()?.getName()).toBe('PYTHON');
    expect(base?.getProperty()?.getValue()).toMatch(/^python:3\.\d+\.\d+-slim@sha256:[0-9a-f]{64}$/);
    expect(dockerfile.getFROMs().map((from) => from.getImage())).toEqual([`\${PYTHON}`, `\${PYTHON}`]);
  });

  it('runs only in the stage of the machine that builds, so no target is emulated', () => {
    expect(dependencies?.getPlatformFlag()?.getValue()).toBe('$BUILDPLATFORM');
    expect(final?.getPlatformFlag()).toBeNull();
    expect(keywords(dependencies)).toContain('RUN');
    expect(keywords(final)).not.toContain('RUN');
  });

  it('takes the target from the builder: a default of our own would win over --platform', () => {
    const target = dockerfile.getARGs().find((one) => one.getProperty()?.getName() === 'TARGETARCH');
    expect(target?.getProperty()?.getValue()).toBeNull();
  });

  it('installs by hash, from wheels alone', () => {
    expect(text).toContain('--require-hashes --only-binary=:all:');
  });

  it('runs as a user that Kubernetes can see is not root, and gets signals itself', () => {
    const last = (keyword: string) =>
      dockerfile
        .getInstructions()
        .filter((one) => one.getKeyword() === keyword)
        .at(-1);
    const [user, group] = (last('USER')?.getArgumentsContent() ?? '').split(':').map(Number);
    expect(user).toBeGreaterThanOrEqual(10_000);
    expect(group).toBeGreaterThanOrEqual(10_000);
    expect(last('ENTRYPOINT')?.getArgumentsContent()).toMatch(/^\["/);
    expect(keywords(final)).not.toContain('HEALTHCHECK');
  });
});

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploy } from '../../../src/deployment/deploy';
import { readBuildContext } from '../../../src/deployment/image/build-context';
import { hasDocker } from '../../../src/deployment/image/docker';
import { provideImage } from '../../../src/deployment/image/provide-image';
import { registryAt } from '../../../src/deployment/image/registry';
import { registryId } from '../../../src/deployment/steps/image';
import { temporaryFolder } from '../../generation/temporary-folder';
import { type Rehearsed, rehearse } from '../rehearsed';

jest.setTimeout(120_000);

const yes = async () => true;
const signal = new AbortController().signal;
const bin = temporaryFolder();
const notes = join(bin, 'notes');

let rehearsed: Rehearsed;
beforeAll(async () => {
  rehearsed = await rehearse();
  const { compile, render } = rehearsed;
  await deploy(await rehearsed.session(), { compile, render, confirm: yes, confirmRemovals: yes });
});
afterAll(() => rehearsed.stop());

/**
 * A Docker that notes what it is told, and the sign-in that it finds; it builds nothing.
 *
 * @param build what `docker buildx build` does, with the file for its metadata in `$metadata`
 */
function docker(build: string, info = 'exit 0'): NodeJS.ProcessEnv {
  mkdirSync(notes, { recursive: true });
  const script = `#!/bin/sh
case "$1 $2" in
  "buildx version") exit 0 ;;
  "info "*) ${info} ;;
  "buildx build") ;;
  *) exit 9 ;;
esac
printf '%s\\n' "$@" > ${notes}/arguments
cp "$DOCKER_CONFIG/config.json" ${notes}/config.json
echo "$DOCKER_CONFIG" > ${notes}/folder
while [ "$1" != --metadata-file ]; do shift; done
metadata=$2
${build}
`;
  writeFileSync(join(bin, 'docker'), script);
  chmodSync(join(bin, 'docker'), 0o755);
  return { PATH: `${bin}:/usr/bin:/bin`, HOME: bin };
}

/** The image of a source that the registry does not have yet. */
async function provide(env: NodeJS.ProcessEnv, source: string, isBuiltInRegistry = false) {
  const session = await rehearsed.session();
  const { arm, http, tokens, cloud, environment } = session;
  const folder = join(temporaryFolder(), 'service');
  mkdirSync(folder);
  writeFileSync(join(folder, 'Dockerfile'), `FROM scratch\n# ${source}\n`);
  const host = `${environment.containerRegistryName}.${cloud.registryDomain}`;
  const statuses: string[] = [];
  const provided = await provideImage({
    arm,
    http,
    registry: registryAt({ http, tokens, cloud, host }),
    registryId: registryId(session),
    host,
    repository: 'orders',
    context: readBuildContext(folder),
    folder,
    architecture: 'arm64',
    isBuiltInRegistry,
    env,
    signal,
    onStatus: (status) => statuses.push(status),
  });
  return { ...provided, statuses, host };
}

it('Docker counts only where its builder is there, and somebody runs it', async () => {
  expect(await hasDocker(docker(''), signal)).toBe(true);
  expect(await hasDocker(docker('', 'exit 1'), signal)).toBe(false);
  expect(await hasDocker({ PATH: '' }, signal)).toBe(false);
});

it('builds with Docker for the nodes, with a sign-in of its own that nobody else sees and that does not stay', async () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  mkdirSync(join(bin, '.docker/contexts/meta'), { recursive: true });
  writeFileSync(join(bin, '.docker/config.json'), '{ "currentContext": "colima", "credsStore": "desktop" }');
  const pushed = docker(
    `echo '#8 [dependencies 3/4] RUN pip'; ls "$DOCKER_CONFIG/contexts" > ${notes}/contexts; echo '{"containerimage.digest":"${digest}"}' > "$metadata"`,
  );
  const { image, isNew, host, statuses } = await provide(pushed, 'one');
  expect({ image, isNew }).toEqual({ image: `${host}/orders@${digest}`, isNew: true });
  expect(statuses).toEqual(['Docker builds', 'Docker: [dependencies 3/4] RUN pip']);
  const told = readFileSync(join(notes, 'arguments'), 'utf8').trim().split('\n');
  expect(told).toEqual(expect.arrayContaining(['--platform', 'linux/arm64', '--push']));
  expect(told[told.indexOf('--tag') + 1]).toMatch(new RegExp(`^${host}/orders:source-[0-9a-f]{16}$`));
  // It is the Docker that the user works with, found as theirs is.
  const { auths, ...config } = JSON.parse(readFileSync(join(notes, 'config.json'), 'utf8'));
  expect(config).toEqual({ currentContext: 'colima', cliPluginsExtraDirs: [join(bin, '.docker/cli-plugins')] });
  expect(readFileSync(join(notes, 'contexts'), 'utf8')).toBe('meta\n');
  const [user, token = ''] = Buffer.from(auths[host].auth, 'base64').toString('utf8').split(':');
  expect(user).toBe('00000000-0000-0000-0000-000000000000');
  expect(token.length).toBeGreaterThan(20);
  expect(told.join(' ')).not.toContain(token);
  expect(existsSync(readFileSync(join(notes, 'folder'), 'utf8').trim())).toBe(false);
});

it('what Docker says of a mistake is told', async () => {
  const failing = docker('echo "Dockerfile:3: unknown instruction RUNN" >&2; exit 1');
  await expect(provide(failing, 'two')).rejects.toMatchObject({
    code: 'E624',
    message: expect.stringContaining('unknown instruction RUNN'),
  });
});

it('where there is no Docker the registry builds, for the same processor', async () => {
  const { image, isNew, statuses } = await provide({ PATH: '' }, 'three');
  expect(isNew).toBe(true);
  expect(image).toMatch(/@sha256:[0-9a-f]{64}$/);
  expect(statuses.at(-1)).toBe('the registry builds: succeeded');
});

it('what the registry has is not built again, by whomever', async () => {
  const { image } = await provide({ PATH: '' }, 'four');
  expect(await provide(docker('exit 1'), 'four')).toMatchObject({ image, isNew: false, statuses: [] });
});

it('the registry builds where that is asked for, and tells when it may not', async () => {
  rehearsed.target.faults.add({ name: 'tasks', condition: { kind: 'tasks-not-allowed' } });
  await expect(provide(docker('exit 1'), 'five', true)).rejects.toMatchObject({
    code: 'E626',
    message: expect.stringContaining('TasksOperationsNotAllowed'),
    hint: expect.stringContaining('Install Docker'),
  });
  rehearsed.target.faults.clear();
});

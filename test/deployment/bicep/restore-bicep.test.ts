import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findBicep } from '../../../src/deployment/bicep/find-bicep';
import { BICEP_VERSION, restoreBicep, restoreFolder } from '../../../src/deployment/bicep/restore-bicep';

const home = mkdtempSync(join(tmpdir(), 'restore-bicep-'));
afterAll(() => rmSync(home, { recursive: true }));

const folder = restoreFolder({}, home);

/** A .NET SDK that leaves what the real one leaves; the tests of templates restore with the real one. */
function sdk(script: string): NodeJS.ProcessEnv {
  const bin = join(home, 'sdk');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'dotnet'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'dotnet'), 0o755);
  return { PATH: [bin, process.env.PATH].join(delimiter) };
}

const UNPACK = `
[ "$1 $3" = "restore --packages" ] && grep -q 'Version="\\[${BICEP_VERSION}\\]"' "$2" || exit 9
place="$4/azure.bicep.commandline.linux-x64/${BICEP_VERSION}"
mkdir -p "$place/tools" && printf '#!/bin/sh\\necho restored' > "$place/tools/bicep" && touch "$place/.nupkg.metadata"`;

it('there is none where there is no SDK, or it can fetch nothing', async () => {
  expect(await restoreBicep({ folder, env: { PATH: '' } })).toBeUndefined();
  expect(await restoreBicep({ folder, env: sdk('echo no network >&2; exit 1') })).toBeUndefined();
});

it('is fetched in the version that is pinned, can be run, and is found from then on', async () => {
  const path = (await restoreBicep({ folder, env: sdk(UNPACK) })) ?? '';
  expect(spawnSync(path, { encoding: 'utf8' }).stdout).toBe('restored\n');
  expect(findBicep({ PATH: '' }, home)).toBe(path);
});

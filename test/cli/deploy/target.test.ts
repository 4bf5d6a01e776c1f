import { join } from 'node:path';
import { openTarget, REHEARSAL_FOLDER } from '../../../src/cli/deploy/target';
import { Rehearsed } from '../../deployment/rehearsal/rehearsed';
import { temporaryFolder } from '../../generation/temporary-folder';

const open = (faults: readonly string[], rehearse = true, root = temporaryFolder()) =>
  openTarget({
    rehearse,
    faults,
    bicep: () => {
      throw new Error('not asked for');
    },
    surroundings: {
      root,
      env: { AZURE_CLIENT_SECRET: 'real', HOME: '/home' },
      err: () => undefined,
      leave: new AbortController().signal,
    },
  });

it.each([
  ['a fault that there is not', open(['throtled']), 'E692'],
  ['a fault without a rehearsal', open(['throttled'], false), 'E694'],
])('%s is refused before anything begins', async (_, opened, code) => {
  await expect(opened).rejects.toMatchObject({ code });
});

describe('while another command rehearses', () => {
  it('its Azure is used, at its speed; faults are the first one’s alone', async () => {
    const root = temporaryFolder();
    const first = await Rehearsed.start({ folder: join(root, REHEARSAL_FOLDER) });
    const second = await open([], true, root);
    expect(second.connection).toMatchObject({ ca: first.target.certificateAuthority });
    expect(second.env).toEqual({ ...first.target.environment, HOME: '/home' });
    await expect(open(['throttled'], true, root)).rejects.toMatchObject({ code: 'E693' });
    await second.close();
    await first.stop();
  });
});

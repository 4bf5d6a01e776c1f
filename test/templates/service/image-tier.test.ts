import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `published` for the base image and wheels that are pinned, `stand-in` for one made of Debian's packages. */
const base = process.env.IMAGE_TIER;
const why = base ? '' : ' (set IMAGE_TIER=published or stand-in; needs root, buildah and qemu-user-static)';

describe('the image, really built for Arm64', () => {
  (base ? it : it.skip)(
    `holds nothing but Arm64, starts read-only and unprivileged, answers and drains${why}`,
    () => {
      const run = spawnSync(join(__dirname, 'image-tier.sh'), {
        encoding: 'utf8',
        env: { ...process.env, BASE: base },
        timeout: 900_000,
      });
      // Who asks for it wants to know that it can't be done: `skipped: …` is on the error output.
      expect({ status: run.status, error: run.status === 0 ? '' : run.stdout + run.stderr }).toEqual({
        status: 0,
        error: '',
      });
      expect(run.stdout).toContain('everything in it is for arm64');
      expect(run.stdout).toContain('the image for x86-64 is refused');
      expect(run.stdout.match(/^ok: /gm)).toHaveLength(8);
    },
    900_000,
  );
});

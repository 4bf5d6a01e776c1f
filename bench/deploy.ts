import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploying } from './deploying';
import { report } from './figure';

// Minutes: apart from the others, which take seconds. `npm run bench:deploy -- 2,10 6` takes fewer regions, or another scale.
const [counts, scale] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'aks-ha-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

void deploying(work, counts?.split(',').map(Number), scale === undefined ? undefined : Number(scale)).then(
  (figures) => {
    const { text, kept } = report(figures);
    console.log(text);
    process.exitCode = kept ? 0 : 1;
  },
);

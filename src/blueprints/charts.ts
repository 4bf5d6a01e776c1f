import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Charts as ChartsFunction } from 'create-aks-ha/charts';
import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import type { Configuration } from '../configuration';
import { AksHaError } from '../errors/aks-ha-error';
import type { StarterFiles } from './starter-files';
import { templateFiles } from './template-files';

const CHARTS = 'charts/main.ts';

/** charts/main.ts is the user's; what it renders into manifests/ is ours. */
export class Charts extends Component {
  constructor(
    project: Project,
    starters: StarterFiles,
    private readonly configuration: Configuration,
  ) {
    super(project);
    for (const { path, content } of templateFiles('charts')) starters.add(`charts/${path}`, () => content);
  }

  /**
   * Renders in this process: a second one would double the time of `npx projen`. Where TypeScript can't be loaded here
   * (`projen new` runs plain JavaScript), the repository's own way is taken.
   */
  public override postSynthesize(): void {
    if (require.extensions['.ts']) this.renderHere();
    else this.synthesizeApart();
  }

  private renderHere(): void {
    // Only here, and the very module that charts/main.ts imports: cdk8s is not there before the first install.
    const { renderManifests, writeManifests } =
      require('create-aks-ha/charts') as typeof import('create-aks-ha/charts');
    const { configuration } = this;
    const charts: ChartsFunction | undefined = this.load().default;
    if (typeof charts === 'function') {
      writeManifests(this.project.outdir, renderManifests({ configuration, charts }));
      return;
    }
    throw new AksHaError({
      code: 'E110',
      source: 'user',
      message: `${CHARTS} has no function as its default export.`,
      hint: 'Begin it with: export default function charts(chart: RegionChart): void {',
    });
  }

  private load(): { default?: ChartsFunction } {
    const path = join(this.project.outdir, CHARTS);
    if (!existsSync(path)) {
      throw new AksHaError({
        code: 'E112',
        source: 'user',
        message: `${CHARTS} is gone: nothing says what runs in the clusters.`,
        hint: `Bring it back: git checkout HEAD -- ${CHARTS}`,
      });
    }
    try {
      return createRequire(path)(path);
    } catch (cause) {
      throw new AksHaError({
        code: 'E113',
        source: 'user',
        message: `${CHARTS} can't be loaded: ${(cause as Error).message}`,
        hint: 'Mend it; npm test checks its types and names the line.',
        cause,
      });
    }
  }

  private synthesizeApart(): void {
    // Loaded only here: a generation renders nothing itself.
    const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', '.projenrc.ts'], {
      cwd: this.project.outdir,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status === 0) return;
    throw new AksHaError({
      code: 'E111',
      source: 'user',
      message: 'The manifests could not be rendered.',
      hint: 'Mend what is told above, then run: npx projen',
    });
  }
}

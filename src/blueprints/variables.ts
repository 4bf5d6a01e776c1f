import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import type { Configuration } from '../configuration';
import { VARIABLES_PATH } from '../configuration';
import { migrateText } from '../configuration/format/migrate-text';
import { FORMAT } from '../configuration/format/migrations';
import { formatJson, formatVariables } from '../configuration/format-variables';
import { toVariables } from '../configuration/to-variables';
import { variablesJsonSchema } from '../configuration/variables-json-schema';
import { unifiedDiff } from '../generation/change/unified-diff';
import { ManagedFile } from './managed-file';
import { contentAt } from './ownership/managed-record';
import type { Notes } from './ownership/notes';
import type { StarterFiles } from './starter-files';

/** devops/config: the answers, and the schema that editors check them with. */
export class Variables extends Component {
  constructor(
    project: Project,
    starters: StarterFiles,
    configuration: Configuration,
    private readonly notes: Notes,
  ) {
    super(project);
    starters.add(VARIABLES_PATH, () => formatVariables(toVariables(configuration)));
    new ManagedFile(project, 'devops/config/variables.schema.json', () => formatJson(variablesJsonSchema()));
  }
  /** Everything that reads the file knows its newest format alone. */
  public override preSynthesize(): void {
    const before = contentAt(this.project.outdir, VARIABLES_PATH);
    const migrated = before === undefined ? undefined : migrateText(before, VARIABLES_PATH);
    if (before === undefined || migrated === undefined) return;
    writeFileSync(join(this.project.outdir, VARIABLES_PATH), migrated.text);
    const what = migrated.applied.map((migration) => migration.what).join('; ');
    this.notes.add({
      text: `${VARIABLES_PATH} has format ${FORMAT} now: ${what}.`,
      change: unifiedDiff({
        path: VARIABLES_PATH,
        before: Buffer.from(before),
        after: Buffer.from(migrated.text),
        mode: 0o644,
      }),
    });
  }
}

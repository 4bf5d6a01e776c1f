import { templateFiles } from '../../../src/blueprints/template-files';
import type { Configuration } from '../../../src/configuration';

/** Where the files of a folder of templates/ go. */
const TARGETS = {
  actions: '.github/actions',
  bicep: 'devops/bicep',
  charts: 'charts',
  guides: 'docs',
  scripts: 'devops/scripts',
  service: 'service',
  workflows: '.github/workflows',
};

/** Every file and folder of the emitted repository that a document may name, as far as templates and configuration say. */
export function emittedPaths({ service, environments }: Configuration): ReadonlySet<string> {
  const files = [
    ...[
      '.projenrc.ts',
      'README.md',
      'package.json',
      'tsconfig.json',
      'docs/architecture.svg',
      'docs/runbook.md',
      'docs/settings.md',
    ],
    ...['devops/config/variables.json', 'devops/config/variables.schema.json'],
    ...Object.entries(TARGETS)
      .filter(([folder]) => folder !== 'service' || !service.isOwn)
      .flatMap(([folder, target]) => templateFiles(folder).map(({ path }) => `${target}/${path}`)),
    `${service.directory}/Dockerfile`,
    ...environments.flatMap(({ name, regions }) => [
      `devops/bicep/${name}.bicepparam`,
      ...regions.map((region) => `manifests/${name}/${region.name}.yaml`),
    ]),
  ];
  return new Set(files.flatMap((file) => [file, ...parents(file)]));
}

function parents(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

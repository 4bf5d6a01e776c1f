import { resolve } from 'node:path';
import type { IConstruct } from 'constructs';
import { Component } from 'projen/lib/component';
import { FileBase } from 'projen/lib/file';
import { NodePackageManager } from 'projen/lib/javascript/node-package';
import { NodeProject } from 'projen/lib/javascript/node-project';
import { JsonFile } from 'projen/lib/json';
import { LogLevel } from 'projen/lib/logger';
import { SampleReadme } from 'projen/lib/readme';
import { tellErrorsOfProjenrc } from '../cli/projenrc-errors';
import { tellNotes } from '../cli/projenrc-notes';
import type { Configuration } from '../configuration';
import type { AksHaProjectOptions } from './aks-ha-project-options';
import { Charts } from './charts';
import { Delivery } from './delivery';
import { Documents } from './documents';
import { Infrastructure } from './infrastructure';
import { keepGitignore } from './keep-gitignore';
import { eject } from './ownership/eject';
import { HandEdits } from './ownership/hand-edits';
import { MANAGED_PATH, ManagedRecordFile } from './ownership/managed-record';
import { Notes } from './ownership/notes';
import { PACKAGE_NAME } from './package-root';
import { Projenrc } from './projenrc';
import { resolveConfiguration } from './resolve-configuration';
import { Service } from './service';
import { StarterFiles } from './starter-files';
import { addTasks } from './tasks';
import { TOOLCHAIN } from './toolchain';
import { Variables } from './variables';

/**
 * A repository for a microservice that stays up on Azure Kubernetes Service: one component for each part of it.
 *
 * @throws ConfigurationError where devops/config/variables.json breaks a rule
 */
export class AksHaProject extends NodeProject {
  /** The names and regions that everything follows from. */
  public readonly configuration: Configuration;
  /** Files that are written once and then belong to the user. */
  public readonly starterFiles: StarterFiles;
  /** What a synth has to tell. */
  public readonly notes = new Notes();

  constructor(options: AksHaProjectOptions = {}) {
    tellErrorsOfProjenrc();
    const configuration = resolveConfiguration(options, resolve(options.outdir ?? '.'));
    super({ ...LEAN, ...projenOptions(options), name: configuration.workload });
    this.configuration = configuration;
    this.starterFiles = new StarterFiles(this);
    removeSampleReadme(this);
    keepGitignore(this);
    configurePackage(this);
    addTasks(this, configuration.service);

    new Projenrc(this, this.starterFiles);
    new Variables(this, this.starterFiles, configuration, this.notes);
    new Infrastructure(this, this.starterFiles, configuration);
    new Service(this, this.starterFiles, configuration.service);
    new Delivery(this, configuration.service);
    new Documents(this, this.starterFiles, configuration);
    // Last: it renders with what the others have written.
    new Charts(this, this.starterFiles, configuration);
    // Rendered: GitHub folds them away in a pull request.
    this.annotateGenerated('/manifests/**');
    new ManagedRecordFile(this, MANAGED_PATH, { marker: false });
    eject(this, options.eject ?? []);
  }

  /** Nothing that the user did by hand is lost without a word. */
  public override synth(): void {
    const edits = new HandEdits(this);
    let isDone = false;
    try {
      super.synth();
      isDone = true;
    } finally {
      edits.settle(this.notes, isDone);
      tellNotes(this.notes.all);
    }
  }

  /**
   * Each file asks for another of its path before it is added. projen walks its whole tree for that; ours has one level,
   * and the tree is not walked for a hundred files.
   */
  public override tryFindFile(path: string): FileBase | undefined {
    const absolute = resolve(this.outdir, path);
    const isThere = (child: IConstruct) => (child as FileBase).absolutePath === absolute && child instanceof FileBase;
    return this.node.children.find(isThere) as FileBase | undefined;
  }

  /** As projen's own, which compares the paths of all pairs of projects; it is asked for with each file. */
  public override get components(): Component[] {
    return this.node
      .findAll()
      .filter((child): child is Component => child instanceof Component && child.project === this);
  }

  /** In the order of their characters: projen's own order follows the machine's language, and takes its time. */
  public override get files(): FileBase[] {
    return this.components
      .filter((component) => component instanceof FileBase)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

/** Nothing that was not asked for: projen's own workflows, tests and release are other people's choices. */
const LEAN = {
  defaultReleaseBranch: 'main',
  packageManager: NodePackageManager.NPM,
  minNodeVersion: '20.20.0',
  projenVersion: TOOLCHAIN.projen,
  addPackageManagerToDevEngines: false,
  buildWorkflow: false,
  clobber: false,
  depsUpgrade: false,
  entrypoint: '',
  github: false,
  jest: false,
  licensed: false,
  logging: { level: LogLevel.WARN },
  npmignoreEnabled: false,
  package: false,
  projenrcJs: false,
  release: false,
  sampleCode: false,
  vscode: false,
} as const;

/** What is left of the options once the answers are read. */
function projenOptions(options: AksHaProjectOptions) {
  const { configuration, name, environments, regions, resourceGroup, registry, frontDoor, routing, ...rest } = options;
  const { alertEmail, nodeSize, cluster, serviceDir, eject, ...projen } = rest;
  return projen;
}

/** projen has a README of its own, which would be there before ours and come back after the user deleted it. */
function removeSampleReadme(project: NodeProject): void {
  for (const child of project.node.children) {
    if (child instanceof SampleReadme) project.node.tryRemoveChild(child.node.id);
  }
}

function configurePackage(project: NodeProject): void {
  project.package.addField('private', true);
  project.package.addField('publishConfig', undefined);
  const { projen: _, ...versions } = TOOLCHAIN;
  project.addDevDeps(...Object.entries(versions).map(([name, version]) => `${name}@${version}`));
  // With a version, projen would undo what `npm install` or an upgrade put into package.json.
  project.addDevDeps(PACKAGE_NAME);
  new JsonFile(project, 'tsconfig.json', {
    obj: {
      compilerOptions: {
        target: 'ES2022',
        lib: ['ES2023'],
        module: 'node16',
        moduleResolution: 'node16',
        strict: true,
        noUnusedLocals: true,
        noEmit: true,
        skipLibCheck: true,
        types: ['node'],
      },
      include: ['.projenrc.ts', 'charts/**/*.ts'],
    },
  });
}

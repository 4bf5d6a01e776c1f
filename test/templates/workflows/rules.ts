import { readFileSync } from 'node:fs';
import { templateFiles } from '../../../src/blueprints/template-files';
import { action, actionFile, actionScripts, actions, type Job, type Step, workflows } from './workflow';

/** Where a rule is broken; nothing where it holds. */
export type Rule = () => string[];

interface At<T> {
  readonly where: string;
  readonly value: T;
}

const jobs: At<Job>[] = workflows.flatMap(({ file, jobs }) =>
  Object.entries(jobs).map(([name, value]) => ({ where: `${file} ${name}`, value })),
);
const steps: At<Step>[] = [
  ...jobs.flatMap(({ where, value }) => value.steps.map((step) => ({ where, value: step }))),
  ...actions.flatMap(({ file, runs }) => runs.steps.map((step) => ({ where: file, value: step }))),
];
const files: At<string>[] = [...workflows, ...actions].map(({ file, text }) => ({ where: file, value: text }));
const scripts: At<string>[] = [
  ...steps.flatMap(({ where, value: { run } }) => (run ? [{ where, value: run }] : [])),
  ...actionScripts.map((file) => ({ where: file, value: readFileSync(actionFile(file), 'utf8') })),
];
const conditions: At<string>[] = [...jobs, ...steps].flatMap(({ where, value }) =>
  value.if === undefined ? [] : [{ where, value: String(value.if) }],
);

const broken =
  <T>(all: readonly At<T>[], breaks: (value: T) => boolean) =>
  () =>
    all.filter(({ value }) => breaks(value)).map(({ where }) => where);
const no = (all: readonly At<string>[], pattern: RegExp) => broken(all, (text) => pattern.test(text));
const given = ({ with: inputs }: Step, name: string) => String(inputs?.[name] ?? '');
const isUsed = (step: Step, action: string) => step.uses?.startsWith(`${action}@`) ?? false;
const triggers = workflows.map(({ file, on }) => ({ where: file, value: Object.keys(on).join(' ') }));

const unpinned = broken(steps, ({ uses }) => uses !== undefined && !/^\.\/\.github\/|@[0-9a-f]{40}$/.test(uses));
const dangerousTriggers = no(triggers, /pull_request_target|workflow_run|issue_comment/);
const injection = no(scripts, /\$\{\{/);
const excessive: Rule = () => [
  ...workflows.filter(({ permissions }) => JSON.stringify(permissions) !== '{}').map(({ file }) => file),
  ...broken(jobs, ({ permissions }) => typeof permissions !== 'object' || Object.keys(permissions).length > 3)(),
];
const testsService = (text: string) =>
  /uses: \.\/\.github\/actions\/test-service/.test(text) && /pytest/.test(action('test-service').text);
const containers = no(files, /^ {4}(container|services):/m);
const isOnlyOurs = broken(steps, ({ uses }) => /\.\.|\/\/|\/\.\/./.test((uses ?? '').replace(/^\.\//, '')));

/** The rules of docs/rules-delivery.md that can be told from the files alone, by their names. */
export const RULES: Readonly<Record<string, Rule>> = {
  'adhoc-packages': no(scripts, /(npm|yarn|pnpm) (install|add|i) |gem install|pip install (?!--require-hashes)/),
  'anonymous-definition': () => [...workflows, ...actions].filter(({ name }) => !name).map(({ file }) => file),
  artipacked: broken(
    steps,
    (step) => isUsed(step, 'actions/checkout') && given(step, 'persist-credentials') !== 'false',
  ),
  'bot-conditions': no(conditions, /github\.(actor|triggering_actor)|\[bot\]/),
  'cache-poisoning': broken(
    steps,
    (step) =>
      /^actions\/cache/.test(step.uses ?? '') ||
      (/^actions\/setup-/.test(step.uses ?? '') && given(step, 'cache') !== '') ||
      (isUsed(step, 'docker/setup-buildx-action') && given(step, 'cache-binary') !== 'false') ||
      (isUsed(step, 'docker/build-push-action') && given(step, 'cache-from') !== '') ||
      (isUsed(step, 'aquasecurity/trivy-action') && given(step, 'cache') !== 'false'),
  ),
  'concurrency-limits': () =>
    workflows
      .filter(({ concurrency }) => !concurrency || concurrency['cancel-in-progress'] === false)
      .map(({ file }) => file),
  'dangerous-triggers': dangerousTriggers,
  'excessive-permissions': excessive,
  'github-app': no(files, /create-github-app-token|github-app-token/),
  'github-env': no(scripts, /GITHUB_(ENV|PATH)\b/),
  'hardcoded-container-credentials': containers,
  'insecure-commands': no(files, /ACTIONS_ALLOW_UNSECURE_COMMANDS/),
  'insecure-url-scheme': no([...files, ...scripts], /http:\/\//),
  misfeature: broken(
    steps,
    (step) => given(step, 'pip-install') !== '' || (step.shell !== undefined && step.shell !== 'bash'),
  ),
  obfuscation: () => [...no(files, /fromJSON\(toJSON|\bformat\(/)(), ...isOnlyOurs()],
  'overprovisioned-secrets': no(files, /toJSON\(secrets\)|secrets\[/),
  'ref-confusion': unpinned,
  'secrets-inherit': no(files, /secrets: inherit/),
  'secrets-outside-env': broken(jobs, (job) => !job.environment && JSON.stringify(job).includes('secrets.')),
  'self-hosted-runner': broken(jobs, (job) => !/^ubuntu-\d/.test(job['runs-on'] ?? '')),
  'self-repository': broken(steps, ({ uses }) => uses?.startsWith('./') ?? false),
  'template-injection': injection,
  'undocumented-permissions': no(files, /^ {6}[a-z-]+: write *$/m),
  'unpinned-images': containers,
  'unpinned-tools': broken(
    steps,
    (step) => isUsed(step, 'aquasecurity/trivy-action') && !/^v\d/.test(given(step, 'version')),
  ),
  'unpinned-uses': unpinned,
  'unredacted-secrets': no(files, /fromJSON\(secrets/),
  'unsound-condition': no(conditions, /\n|\}\}.*\S$|^.+\$\{\{/s),
  'unsound-contains': no(conditions, /contains\(/),
  'unsound-ternary': no(files, /&& *(''|0|false|null) *\|\|/),
  'use-trusted-publishing': no(scripts, /(npm|yarn|pnpm) publish|twine|gem push/),
  'CI-Tests': () =>
    workflows.some(({ on, text }) => 'pull_request' in on && /npm test/.test(text) && testsService(text))
      ? []
      : ['no workflow'],
  'Dangerous-Workflow': () => [...dangerousTriggers(), ...injection()],
  'Dependency-Update-Tool': () =>
    templateFiles('workflows').some(({ path }) => /dependabot|renovate/.test(path)) ? [] : ['no Dependabot'],
  'Pinned-Dependencies': () => [
    ...unpinned(),
    ...no(scripts, /pip install (?!--require-hashes)|npm install/)(),
    ...templateFiles('service')
      .filter(({ path, content }) => path === 'Dockerfile' && !/@sha256:[0-9a-f]{64}/.test(content))
      .map(({ path }) => path),
  ],
  SAST: () => (files.some(({ value }) => value.includes('codeql')) ? [] : ['no CodeQL']),
  SBOM: () => (steps.some(({ value }) => given(value, 'format') === 'spdx-json') ? [] : ['no list']),
  'Token-Permissions': excessive,
  Vulnerabilities: () =>
    steps.some(({ value }) => given(value, 'exit-code') === '1' && /HIGH/.test(given(value, 'severity')))
      ? []
      : ['no scan'],
};

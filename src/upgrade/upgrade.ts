import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NOTES_FILE } from '../blueprints/ownership/notes';
import { PACKAGE_NAME } from '../blueprints/package-root';
import { readVariables, VARIABLES_PATH } from '../configuration';
import { AksHaError } from '../errors/aks-ha-error';
import { applyChange } from '../generation/change/apply-change';
import { compare } from '../generation/change/compare';
import { refuseUninstalled } from '../generation/change/plan-change';
import { synthesize } from '../generation/change/synthesize';
import { isInstalledOtherwise } from '../generation/is-installed';
import { runCommand } from '../generation/run-command';
import { moveBaseImages } from './base-image';
import { changesBetween } from './changelog';
import { oldestNode } from './choose-version';
import type { ImageRegistry } from './image-registry';
import { installedVersion, KINDS, type Manifest, readManifest, writeSpecs } from './manifest';
import { npm } from './npm';
import { planPackages } from './plan-packages';
import { refuseDirty } from './refuse-dirty';
import { copyForUpgrade, type UpgradeCopy } from './upgrade-copy';
import type { Check, Upgraded, UpgradeStep } from './upgraded';

export interface UpgradeProps {
  /** A generated repository, absolute. */
  readonly root: string;
  /** Asks for the digest that an image has now. */
  readonly images: ImageRegistry;
  readonly onStep: (step: UpgradeStep) => void;
  readonly signal: AbortSignal;
}

/** The new version may ask for others than the one that is left: once more, and they are all there. */
const ROUNDS = 2;

/**
 * Brings a repository to the newest versions of everything, and to what the new create-aks-ha makes of it.
 *
 * All of it happens in a copy. What comes out is written by one change that is undone where it is cut off: until then, the
 * repository is as it was, whatever fails. Tests that fail do not hold it back, for only the user can mend what they find.
 *
 * @throws AksHaError E1xx where variables.json can't be read, E210, E220 to E222, E224, E225 where nothing was written, E223
 * @throws CancelledError
 */
export async function upgrade({ root, images, onStep, signal }: UpgradeProps): Promise<Upgraded> {
  refuseUninstalled(root);
  refuseOtherManager(root);
  refuseBroken(root);
  refuseDirty(root);
  const warnings: string[] = [];
  const warn = (text: string) => void warnings.push(text);
  const before = readManifest(root);
  const node = oldestNode(before.engines?.node);
  onStep('versions');
  const { specs, vendored } = await planPackages(root, node, { cwd: root, signal }, warn);
  const copy = copyForUpgrade(root);
  const { folder } = copy;
  try {
    writeSpecs(folder, specs);
    if (vendored !== undefined) rmSync(join(folder, vendored), { force: true });
    await settle(copy, node, onStep, signal);
    onStep('base image');
    await moveBaseImages(folder, join(folder, 'node_modules', PACKAGE_NAME), images, warn);
    const changes = compare(root, copy);
    const told = { notes: copy.notes(), warnings };
    if (changes.length === 0) return { packages: [], changelog: [], changes, ...told };

    onStep('check');
    const check = await test(folder, signal);
    const packages = movedPackages(root, folder, before);
    const moved = packages.find(({ name }) => name === PACKAGE_NAME);
    const changelog = moved
      ? changesBetween(join(folder, 'node_modules', PACKAGE_NAME), moved.from ?? '0.0.0', moved.to)
      : [];
    onStep('write');
    await applyChange({ root, changes }, signal);
    await installWhatIsWritten(root);
    return { packages, changelog, changes, ...told, check };
  } finally {
    copy.remove();
  }
}

/** Installs, and lets the version that is there then write what it manages; until nothing more is asked for. */
async function settle(
  { folder, notesFile }: UpgradeCopy,
  node: string,
  onStep: UpgradeProps['onStep'],
  signal: AbortSignal,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    onStep('install');
    // What a script would build, it would build for the Node that npm takes this one for; no synth needs it.
    await npm(['update', '--ignore-scripts'], { cwd: folder, node, signal });
    const asked = readFileSync(join(folder, 'package.json'), 'utf8');
    onStep('synth');
    await synthesize(folder, signal, { [NOTES_FILE]: notesFile }, doesNotFit);
    if (readFileSync(join(folder, 'package.json'), 'utf8') === asked) return;
  }
}

/** Often a major version that wants something else of what is the user's. */
function doesNotFit(told: string): AksHaError {
  return new AksHaError({
    code: 'E225',
    source: 'user',
    message: `The new version can't write its files here. Nothing was written. ${told}`,
    hint: `Mend what it tells and run npx projen upgrade again. What only the new version knows, mend with that one: npm install --save-dev ${PACKAGE_NAME}@latest && npx projen`,
  });
}

/** Another package manager has a lock file of its own, which npm would know nothing of. */
function refuseOtherManager(root: string): void {
  if (!isInstalledOtherwise(root)) return;
  throw new AksHaError({
    code: 'E224',
    source: 'user',
    message: `${root} was installed by another package manager than npm. Nothing was written.`,
    hint: `Update ${PACKAGE_NAME} and the rest with that one, then run: npx projen && npm test`,
  });
}

/** Before anything takes its time. A format that is newer than this version may be what the next one knows. */
function refuseBroken(root: string): void {
  try {
    readVariables(join(root, VARIABLES_PATH), VARIABLES_PATH);
  } catch (error) {
    if (!AksHaError.is(error) || error.code !== 'E114') throw error;
  }
}

async function test(folder: string, signal: AbortSignal): Promise<Check> {
  const { status, output } = await runCommand('npm', ['test', '--silent'], { cwd: folder, signal, withChildren: true });
  return { isPassed: status === 0, output: output.replaceAll(folder, '.').trim() };
}

function movedPackages(root: string, folder: string, before: Manifest) {
  const names = [before, readManifest(folder)].flatMap((manifest) =>
    KINDS.flatMap((kind) => Object.keys(manifest[kind] ?? {})),
  );
  return [...new Set(names)].sort().flatMap((name) => {
    const [from, to] = [installedVersion(root, name), installedVersion(folder, name)];
    return to === undefined || from === to ? [] : [{ name, from, to }];
  });
}

/** This very program is among what is replaced; nothing of it is loaded after that. */
async function installWhatIsWritten(root: string): Promise<void> {
  const args = ['install', '--yes', '--no-audit', '--no-fund', '--prefer-offline'];
  const { status, output } = await runCommand('npm', args, { cwd: root, withChildren: true });
  if (status === 0) return;
  throw new AksHaError({
    code: 'E223',
    source: 'user',
    message: `The upgrade is written, and what it needs could not be installed: npm install ended with ${status}.\n\n${output.trim()}\n`,
    hint: 'Mend what it tells, then: npm ci. To take the upgrade back: git checkout . && npm ci',
  });
}

/** A word as a shell reads it back: plain where nothing in it means something to a shell. */
export function quote(text: string): string {
  if (/^[\w./=,:@%+-]+$/.test(text)) return text;
  return `'${text.replace(/'/g, `'\\''`)}'`;
}

/** One line for a shell that does by hand what a generation skipped or could not do. */
export function byHand(root: string, ...steps: readonly string[]): string {
  return [`cd ${quote(root)}`, ...steps].join(' && ');
}

export const INSTALL = ['npm install', 'npx projen'];

/** Stages some paths, whatever their names. */
export function stagePaths(paths: readonly string[]): string {
  return ['git add --', ...paths.map(quote)].join(' ');
}

export const COMMIT_MESSAGE = 'Generate with create-aks-ha';
export const COMMIT = committing('git add -A');

/** A repository and its first commit. @param stage says what is in it */
export function committing(stage: string): string[] {
  return ['git init -b main', stage, `git commit -m "${COMMIT_MESSAGE}"`];
}

export const IDENTIFY_AND_COMMIT = [
  'git init -b main',
  'git config user.name "…"',
  'git config user.email "…"',
  'git add -A',
  `git commit -m "${COMMIT_MESSAGE}"`,
];

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** A shell that completion is made for. */
export type Shell = (typeof SHELLS)[number];

export function isShell(word: string): word is Shell {
  return SHELLS.some((shell) => shell === word);
}

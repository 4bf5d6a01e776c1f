/** A key as Node's readline names it. */
export interface Key {
  readonly name?: string | undefined;
  readonly ctrl?: boolean | undefined;
}

/** Rows that Page Up and Page Down move by. */
const PAGE = 8;

export function isEnter({ name }: Key): boolean {
  return name === 'return' || name === 'enter';
}

/** Escape is waited for by Node for half a second, in case more follows; Ctrl-B is not. */
export function isBack({ name, ctrl }: Key): boolean {
  return name === 'escape' || (ctrl === true && name === 'b');
}

/** By how many rows a key moves. */
export function stepOf({ name }: Key): number {
  return { up: -1, down: 1, pageup: -PAGE, pagedown: PAGE }[name ?? ''] ?? 0;
}

import { isBack, isEnter, type Key, stepOf } from './key';
import { contentOf } from './planned-files';
import type { Draft, Session } from './session';

/** Reading a file: the arrows scroll, Enter and back return to the list. */
export function pressInFile(session: Session, file: NonNullable<Draft['file']>, key: Key, width?: number): Session {
  const { file: _, ...draft } = session.draft;
  if (isEnter(key) || isBack(key)) return { ...session, draft };
  const last = Math.max(0, contentOf(session, file.path, width).length - 1);
  const top = Math.min(last, Math.max(0, file.top + stepOf(key)));
  return { ...session, draft: { ...session.draft, file: { ...file, top } } };
}

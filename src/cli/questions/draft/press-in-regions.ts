import { splitRegion } from '../interview/region-question';
import { isEnter, type Key } from './key';
import { regionRows } from './region-rows';
import { make, pickedText, type Session } from './session';

/**
 * With a filter, Enter chooses the row and ends the filter; without one, Space chooses and Enter goes on. A space within
 * a filter is part of it: East US 2.
 */
export function pressInRegions(session: Session, key: Key, line: string): Session {
  const { draft } = session;
  const isFiltering = draft.text.trim() !== '';
  if (isEnter(key)) return isFiltering ? toggle(session) : make(session, { do: 'answer', text: pickedText(draft) });
  if (key.name === 'tab' || (key.name === 'space' && !isFiltering)) return toggle(session);
  return line === draft.text ? session : { ...session, draft: { ...draft, text: line, active: 0 } };
}

function toggle(session: Session): Session {
  const { draft } = session;
  const row = regionRows(draft.text, draft.picked)[draft.active];
  if (!row?.isUsable) return session;
  const picked = row.isPicked
    ? draft.picked.filter((text) => splitRegion(text).location !== row.name)
    : [...draft.picked, row.name];
  if (draft.text !== '') return { ...session, draft: { ...draft, picked, text: '', active: 0 } };
  // The pair comes first from now on; the arrow stays with what it stood at.
  const active = regionRows('', picked).findIndex(({ name }) => name === row.name);
  return { ...session, draft: { ...draft, picked, text: '', active } };
}

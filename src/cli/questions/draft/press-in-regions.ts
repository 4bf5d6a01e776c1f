import { splitRegion } from '../interview/region-question';
import { isEnter, type Key } from './key';
import { nameRefusal, wantedName } from './region-name';
import { regionRows } from './region-rows';
import { type Draft, make, pickedText, type Session } from './session';

/**
 * With a filter, Enter chooses the row and ends the filter; without one, Space chooses and Enter goes on. A space within
 * a filter is part of it: East US 2. With `home=` before it, the row is chosen under that name.
 */
export function pressInRegions(session: Session, key: Key, line: string): Session {
  const { draft } = session;
  const isFiltering = draft.text.trim() !== '';
  if (isEnter(key)) return isFiltering ? toggle(session) : make(session, { do: 'answer', text: pickedText(draft) });
  if (key.name === 'tab' || (key.name === 'space' && !isFiltering)) return toggle(session);
  return line === draft.text ? session : { ...session, draft: { ...draft, text: line, active: 0 } };
}

/** The regions with the row that the arrow stands at among them, or no more; with a name, under that name. */
export function toggled(draft: Draft): readonly string[] {
  const row = regionRows(draft.text, draft.picked)[draft.active];
  if (!row?.isUsable || nameRefusal(draft, row.name)) return draft.picked;
  const name = wantedName(draft.text);
  const isThis = (text: string) => splitRegion(text).location === row.name;
  if (name === undefined) {
    return row.isPicked ? draft.picked.filter((text) => !isThis(text)) : [...draft.picked, row.name];
  }
  const named = `${name}=${row.name}`;
  return row.isPicked ? draft.picked.map((text) => (isThis(text) ? named : text)) : [...draft.picked, named];
}

function toggle(session: Session): Session {
  const { draft } = session;
  const row = regionRows(draft.text, draft.picked)[draft.active];
  const picked = toggled(draft);
  if (!row || picked === draft.picked) return session;
  if (draft.text !== '') return { ...session, draft: { ...draft, picked, text: '', active: 0 } };
  // The pair comes first from now on; the arrow stays with what it stood at.
  const active = regionRows('', picked).findIndex(({ name }) => name === row.name);
  return { ...session, draft: { ...draft, picked, text: '', active } };
}

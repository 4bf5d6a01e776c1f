import { splitRegion } from '../interview/region-question';
import { isEnter, type Key } from './key';
import { nameRefusal, wantedName } from './region-name';
import { inTheirPlaces, placesWith } from './region-places';
import { regionRows } from './region-rows';
import { type Draft, make, pickedText, type Session } from './session';
import { severalRefusal, severalRegions, withSeveral } from './several-regions';

/**
 * With a filter, Enter chooses the row and ends the filter; without one, Space chooses and Enter goes on. A space within
 * a filter is part of it, East US 2, until the arrow was moved to a row. With `home=` before it, the row is chosen under
 * that name; with commas, all that stand between them are chosen. Escape ends a filter.
 */
export function pressInRegions(session: Session, key: Key, line: string): Session {
  const { draft } = session;
  const isFiltering = draft.text.trim() !== '';
  if (key.name === 'escape') return { ...session, draft: unfiltered(draft) };
  if (isEnter(key)) return isFiltering ? choose(session) : make(session, { do: 'answer', text: pickedText(draft) });
  if (key.name === 'tab') return choose(session);
  if (key.name === 'space' && (!isFiltering || draft.isPointing)) return choose(session);
  return line === draft.text ? session : { ...session, draft: { ...unfiltered(draft), text: line } };
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

function choose(session: Session): Session {
  const { draft } = session;
  const several = severalRegions(draft.text);
  if (several) return severalRefusal(draft, several) ? session : withPicked(session, withSeveral(draft, several));
  const row = regionRows(draft.text, draft.picked)[draft.active];
  const picked = toggled(draft);
  if (!row || picked === draft.picked) return session;
  if (draft.text !== '') return withPicked(session, picked);
  // What is chosen comes first from now on; the arrow stays with what it stood at.
  const chosen = withPicked(session, picked);
  const active = regionRows('', chosen.draft.picked).findIndex(({ name }) => name === row.name);
  return { ...chosen, draft: { ...chosen.draft, active } };
}

/** Without a filter, and with the arrow at the first row that is not chosen: most often the pair. */
function withPicked(session: Session, chosen: readonly string[]): Session {
  const { stage } = session.interview;
  const id = stage.at === 'question' ? stage.id : '';
  const places = placesWith(placesWith(session.places?.[id] ?? [], session.draft.picked), chosen);
  const picked = inTheirPlaces(chosen, places);
  return {
    ...session,
    places: { ...session.places, [id]: places },
    draft: { ...unfiltered(session.draft), picked, active: picked.length },
  };
}

function unfiltered({ isPointing: _, ...draft }: Draft): Draft {
  return { ...draft, text: '', active: 0 };
}

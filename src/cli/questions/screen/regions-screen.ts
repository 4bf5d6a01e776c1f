import { REGION_NAME } from '../../../configuration/fields';
import { suggestPair, suggestRegion } from '../../../configuration/region-catalogue';
import { toggled } from '../draft/press-in-regions';
import { nameRefusal, wantedName } from '../draft/region-name';
import { type RegionRow, regionRows } from '../draft/region-rows';
import { type Draft, pickedText } from '../draft/session';
import { severalRefusal, severalRegions, withSeveral } from '../draft/several-regions';
import { hasBefore, type Interview, refusal, suggestionFor } from '../interview/interview';
import type { Question } from '../interview/question';
import { splitRegion } from '../interview/region-question';
import { wrap } from './lines';
import { list } from './list';
import { coloursOf, type Look } from './look';
import { namesFrom, regionNames } from './names';
import { keyHints, MOVE, type Part } from './part';

/** A line of the list needs this many columns to hold all there is to say. */
const WIDE = 74;
/** Lists are never shorter than this, however low the terminal. */
const MIN_LIST = 3;
/** More rows than these leave room for answers where the terminal has twice as many. */
const MAX_LOW = 12;
/** The title of the interview with a blank line, the filter, and what the prompt itself needs. */
const AROUND = 6;
const CLEAR = 'Esc end the filter';

/** Regions are chosen: what matches the filter, with zones and pair, or the reason why not. */
export function regionsScreen(interview: Interview, question: Question, draft: Draft, look: Look): Part {
  const { bold, cyan, dim } = coloursOf(look);
  const width = look.columns - 1;
  const rows = regionRows(draft.text, draft.picked);
  const names = draft.picked.length === 0 ? new Map() : regionNames(interview, question, pickedText(draft));
  const lines = rows.map((row) => describe(row, names.get(row.name), look));
  const above = [
    bold(question.title),
    ...wrap(question.explanation, width).map(dim),
    ...wrap(status(interview, question, draft), width).map(cyan),
    ...verdict(interview, question, draft, rows[draft.active], look),
  ];
  const tail = [
    ...cutNote(rows[draft.active], names, look),
    ...keyHints(keys(draft, rows[draft.active]), width, hasBefore(interview)).map(dim),
  ];
  const size = listSize(look.rows - AROUND - above.length - tail.length, look.rows);
  const shown =
    rows.length > 0 ? list(lines, draft.active, size, look) : [`  No region is called ${draft.text.trim()}.`];
  return { above, line: 'Filter › ', isTyped: true, below: [...shown, ...tail] };
}

/** All that is free on a low terminal; on a high one, the last answers are seen above it. */
function listSize(free: number, rows: number): number {
  return Math.max(MIN_LIST, Math.min(free, Math.max(MAX_LOW, Math.floor(rows / 2))));
}

/** What is wrong with what is chosen, or the names that follow from it; while more is typed, with that. */
function verdict(interview: Interview, question: Question, draft: Draft, row: RegionRow | undefined, look: Look) {
  const { dim, green, red } = coloursOf(look);
  const width = look.columns - 1;
  const several = severalRegions(draft.text);
  const isNaming = several === undefined && wantedName(draft.text) !== undefined;
  const cause = several ? severalRefusal(draft, several) : isNaming ? nameRefusal(draft, row?.name ?? '') : undefined;
  if (cause !== undefined) return wrap(`✖ ${cause}`, width, '  ').map(red);
  const chosen = (several ? withSeveral(draft, several) : isNaming ? toggled(draft) : draft.picked).join(',');
  const refused = refusal(interview, question, chosen);
  if (refused) return wrap(`✖ ${refused.cause}`, width, '  ').map(red);
  const names = wrap(`names: ${namesFrom(interview, question, chosen).slice(-3).join(', ')}`, width, '  ').map(dim);
  return isNaming ? [...wrap(`✔ ${REGION_NAME.rule}`, width, '  ').map(green), ...names] : names;
}

function keys(draft: Draft, row: RegionRow | undefined): string[] {
  const { text, picked, isPointing } = draft;
  const several = severalRegions(text);
  if (several) return [...(severalRefusal(draft, several) ? [] : [`Enter choose all ${several.length}`]), CLEAR];
  if (text.trim() === '') {
    const enter = picked.length === 0 ? 'Enter take the suggestion' : 'Enter go on';
    return [enter, 'Space choose', 'type to filter', 'name= to name it', MOVE];
  }
  if (!row?.isUsable) return [MOVE, CLEAR];
  const name = wantedName(text);
  const enter = isPointing ? 'Enter or Space choose' : 'Enter choose';
  return name === undefined
    ? [enter, 'name= before it names it', MOVE, CLEAR]
    : [`Enter choose as ${name || '…'}`, MOVE, CLEAR];
}

function status(interview: Interview, question: Question, { picked }: Draft): string {
  if (picked.length === 0) return `Enter takes ${suggestionFor(interview, question)}`;
  const locations = picked.map((text) => splitRegion(text).location);
  const chosen = `Chosen: ${picked.join(', ')}`;
  if (locations.length > 1) return chosen;
  const [first = ''] = locations;
  const second = suggestPair(first) ?? suggestRegion(first, locations);
  return `${chosen}. A second one keeps it up if this one fails: ${second.name}.`;
}

function describe(row: RegionRow, calledAs: string | undefined, { columns }: Look): string {
  const { name, displayName, isPicked, isUsable } = row;
  const mark = isUsable ? (isPicked ? '◉' : '◯') : '–';
  // Where there is no room for both, what is to be said of it says more than its other name.
  return `${mark} ${name.padEnd(18)} ${columns >= WIDE ? `${displayName.padEnd(20)} ` : ''}${noteOf(row, calledAs)}`;
}

function noteOf({ note }: RegionRow, calledAs: string | undefined): string {
  return calledAs === undefined ? note : `as ${calledAs}, ${note}`;
}

/** What did not fit into the row that the arrow stands at. */
function cutNote(row: RegionRow | undefined, names: ReadonlyMap<string, string>, look: Look): string[] {
  if (!row) return [];
  const calledAs = names.get(row.name);
  const isCut = describe(row, calledAs, look).length + 2 >= look.columns;
  return isCut ? wrap(`${row.displayName}: ${noteOf(row, calledAs)}`, look.columns - 1, '  ') : [];
}

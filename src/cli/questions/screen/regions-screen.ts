import { suggestPair, suggestRegion } from '../../../configuration/region-catalogue';
import { type RegionRow, regionRows } from '../draft/region-rows';
import { type Draft, pickedText } from '../draft/session';
import { type Interview, refusal, suggestionFor } from '../interview/interview';
import type { Question } from '../interview/question';
import { splitRegion } from '../interview/region-question';
import { wrap } from './lines';
import { list } from './list';
import { coloursOf, type Look } from './look';
import { namesFrom } from './names';
import { keyHints, MOVE, type Part } from './part';

/** A line of the list needs this many columns to hold all there is to say. */
const WIDE = 74;

/** Regions are chosen: what matches the filter, with zones and pair, or the reason why not. */
export function regionsScreen(interview: Interview, question: Question, draft: Draft, size: number, look: Look): Part {
  const { bold, cyan, dim, red } = coloursOf(look);
  const width = look.columns - 1;
  const rows = regionRows(draft.text, draft.picked);
  const isFiltering = draft.text.trim() !== '';
  const chosen = pickedText(draft);
  const refused = refusal(interview, question, chosen);
  const lines = rows.map((row) => describe(row, look));
  const keys = isFiltering
    ? ['Enter or Tab choose', MOVE]
    : [`Enter ${chosen === '' ? 'take the suggestion' : 'go on'}`, 'Space choose', 'type to filter', MOVE];
  return {
    above: [
      bold(question.title),
      ...wrap(question.explanation, width).map(dim),
      ...wrap(status(interview, question, draft), width).map(cyan),
      ...(refused ? wrap(`✖ ${refused.cause}`, width, '  ').map(red) : []),
      ...(refused
        ? []
        : wrap(`names: ${namesFrom(interview, question, chosen).slice(0, 3).join(', ')}`, width, '  ').map(dim)),
    ],
    line: 'Filter › ',
    isTyped: true,
    below: [
      ...(rows.length > 0 ? list(lines, draft.active, size, look) : [`  No region is called ${draft.text.trim()}.`]),
      ...cutNote(rows, draft.active, look),
      ...keyHints([...keys], width).map(dim),
    ],
  };
}

function status(interview: Interview, question: Question, { picked }: Draft): string {
  if (picked.length === 0) return `Enter takes ${suggestionFor(interview, question)}`;
  const locations = picked.map((text) => splitRegion(text).location);
  const chosen = `Chosen: ${locations.join(', ')}`;
  if (locations.length > 1) return chosen;
  const [first = ''] = locations;
  const second = suggestPair(first) ?? suggestRegion(first, locations);
  return `${chosen}. A second one keeps it up if this one fails: ${second.name}.`;
}

function describe({ name, displayName, isPicked, isUsable, note }: RegionRow, { columns }: Look): string {
  const mark = isUsable ? (isPicked ? '◉' : '◯') : '–';
  // Where there is no room for both, what is to be said of it says more than its other name.
  return `${mark} ${name.padEnd(18)} ${columns >= WIDE ? `${displayName.padEnd(20)} ` : ''}${note}`;
}

/** What did not fit into the row that the arrow stands at. */
function cutNote(rows: readonly RegionRow[], active: number, look: Look): string[] {
  const row = rows[active];
  const isCut = row && describe(row, look).length + 2 >= look.columns;
  return isCut ? wrap(`${row.displayName}: ${row.note}`, look.columns - 1, '  ') : [];
}

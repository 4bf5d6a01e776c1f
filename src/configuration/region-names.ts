/** In this order a new region gets its name; as many as there are locations to choose from, and some to spare. */
// biome-ignore format: a list is read as a list
const COLOURS = [
  'blue', 'green', 'amber', 'violet', 'teal', 'coral', 'indigo', 'lime', 'rose', 'cyan', 'orange', 'purple', 'olive',
  'navy', 'gold', 'mint', 'ruby', 'azul', 'plum', 'sand', 'slate', 'jade', 'peach', 'lilac', 'bronze', 'ivory',
  'copper', 'aqua', 'maroon', 'silver', 'crimson', 'emerald', 'lemon', 'magenta', 'ochre', 'pearl', 'russet', 'scarlet',
  'topaz', 'umber',
];

/** The name of the region at a place in the list, counted from 0. */
export function regionName(index: number): string {
  return COLOURS[index] ?? `region-${index + 1}`;
}

/** The first name that no other region has. */
export function nextRegionName(taken: readonly string[]): string {
  for (let index = 0; ; index += 1) {
    const name = regionName(index);
    if (!taken.includes(name)) return name;
  }
}

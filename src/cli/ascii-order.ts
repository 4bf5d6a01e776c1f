/** Signs, digits and letters in the order of English, as the Unicode collation has them. */
const ORDER = ' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz';
const PRINTABLE = /^[ -~]*$/;

/**
 * `localeCompare` of English. In the bundle it stands for that of projen: for the first comparison Node loads the order
 * of the machine's language, which takes a twentieth of a generation, and in some languages is another one.
 */
export function asciiOrder(one: string, other: string): number {
  if (!PRINTABLE.test(one) || !PRINTABLE.test(other)) return one.localeCompare(other, 'en');
  const [small, otherSmall] = [one.toLowerCase(), other.toLowerCase()];
  const length = Math.min(one.length, other.length);
  for (let i = 0; i < length; i += 1) {
    if (small[i] !== otherSmall[i]) return ORDER.indexOf(small.charAt(i)) - ORDER.indexOf(otherSmall.charAt(i));
  }
  if (one.length !== other.length) return one.length - other.length;
  // Of words that differ in case alone, the small letter comes first.
  for (let i = 0; i < length; i += 1) if (one[i] !== other[i]) return one[i] === small[i] ? -1 : 1;
  return 0;
}

/**
 * Whether what two lists have in common stands in another order in the second one.
 *
 * @param kept those of the first list that the second one still has, in the order of the second one
 */
export function hasOtherOrder<T>(before: readonly T[], kept: readonly T[]): boolean {
  const inOldOrder = before.filter((item) => kept.includes(item));
  return inOldOrder.some((item, index) => item !== kept[index]);
}

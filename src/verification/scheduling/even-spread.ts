/**
 * Copies that are left of an even spread when a zone is gone. Of a multiple of the zones that is n·(z−1)/z; of any other
 * number, which an autoscaler passes through all the time, no spread leaves more.
 */
export function leftOfEvenSpread(copies: number, zones: number): number {
  return copies - Math.ceil(copies / zones);
}

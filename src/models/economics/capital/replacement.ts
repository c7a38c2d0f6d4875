/** Equipment that does not last as long as the venture; years. */
export interface Equipment {
  readonly ventureYears: number;
  readonly lifetime: number;
  /** Year in which it is first used. */
  readonly startIndex: number;
}

/**
 * Years in which equipment is bought again: start + life, start + 2 life ... while the venture runs; never at its end. A life
 * that is not a whole number ends within the year named.
 */
export function replacementYears({ ventureYears, lifetime, startIndex }: Equipment): number[] {
  const purchases = Math.ceil(ventureYears / lifetime - 1e-9);
  return Array.from({ length: purchases - 1 }, (_, i) => Math.floor(startIndex + (i + 1) * lifetime + 1e-9));
}

/** Supply of an element within a boundary in a year [t], and how the rule counts. */
export interface Supply {
  readonly apparentConsumption: number;
  readonly primary: number;
  readonly oldScrap: number;
  readonly newScrap: number;
  /** What the programme adds of both. */
  readonly addedOld: number;
  readonly addedNew: number;
  /** Share of what is added that really replaces imports; the rest replaces other scrap. */
  readonly displacement: number;
  readonly countsSecondary: boolean;
  readonly countsOldOnly: boolean;
}

/** Net import reliance without and with the programme [%], and what it falls by [points]. */
export interface Reliance {
  readonly without_pct: number;
  readonly with_pct: number;
  readonly fall_points: number;
}

/**
 * Net import reliance 100 (AC - primary - counted secondary)/AC. A rule that counts no secondary metal, or old scrap only, does not see
 * revert from machining: it moves the figure by zero.
 */
export function reliance(supply: Supply): Reliance {
  const { apparentConsumption: all, primary, countsSecondary, countsOldOnly } = supply;
  const counted = (oldScrap: number, newScrap: number): number =>
    countsSecondary ? oldScrap + (countsOldOnly ? 0 : newScrap) : 0;
  const of = (oldScrap: number, newScrap: number): number =>
    (100 * (all - primary - counted(oldScrap, newScrap))) / all;
  const without_pct = of(supply.oldScrap, supply.newScrap);
  const with_pct = of(
    supply.oldScrap + supply.displacement * supply.addedOld,
    supply.newScrap + supply.displacement * supply.addedNew,
  );
  return { without_pct, with_pct, fall_points: without_pct - with_pct };
}

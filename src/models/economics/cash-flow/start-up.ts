/** Start-up of a plant: how long, and the share of a full year's amount during it. */
export interface StartUp {
  readonly months: number;
  readonly share: number;
}

/**
 * Share of a full year's amount in each operating year. The year in which the start-up ends counts by its months:
 * w share + (1 - w) with w the part of the year that is still start-up.
 */
export const rampShares = ({ months, share }: StartUp, years: number): number[] =>
  Array.from({ length: years }, (_, year) => {
    const within = Math.min(1, Math.max(0, months / 12 - year));
    return within * share + (1 - within);
  });

/** Milliseconds of a day of 24 hours. */
export const MS_PER_DAY = 86_400_000;

/** Whole days from a time (ISO 8601) until another; 0 where it lies ahead. */
export const daysBetween = (from: string, until: Date): number =>
  Math.max(0, Math.floor((until.getTime() - Date.parse(from)) / MS_PER_DAY));

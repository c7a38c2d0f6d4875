/** Milliseconds of a day of 24 hours. */
export const MS_PER_DAY = 86_400_000;

/** Whole days from a time (ISO 8601) until another; 0 where it lies ahead. */
export const daysBetween = (from: string, until: Date): number =>
  Math.max(0, Math.floor((until.getTime() - Date.parse(from)) / MS_PER_DAY));

/** True for a day of the calendar as text, 2026-11-28; false for 30 February, which Date would read as 2 March. */
export function isDay(text: unknown): text is string {
  const match = typeof text === 'string' && /^(?!0000)(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1, day);
  return month >= 1 && first.getUTCMonth() === month - 1 && first.getUTCDate() === day;
}

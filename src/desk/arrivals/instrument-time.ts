/** How far the clock of an instrument may be off before it is said [min]: more than a burn and its printing take, less than an hour. */
const CLOCK_OFF_MIN = 30;

/** A time without zone as printed [ms since 1970, as if it were UTC]; null where nobody can tell day and month apart, or where it is not a time. */
export function printedTime(text: string, order?: string): number | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text.trim());
  if (iso) return timeOf([iso[1]!, iso[2]!, iso[3]!], iso.slice(4));
  const other = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?!.*[AP]M)/i.exec(
    text.trim(),
  );
  if (!other) return null;
  const [first, second] = [Number(other[1]), Number(other[2])];
  const isDayFirst = order === 'day-first' || (order === undefined && (first > 12 || first === second));
  const isMonthFirst = order === 'month-first' || (order === undefined && second > 12);
  if (!isDayFirst && !isMonthFirst) return null;
  return isDayFirst
    ? timeOf([other[3]!, other[2]!, other[1]!], other.slice(4))
    : timeOf([other[3]!, other[1]!, other[2]!], other.slice(4));
}

function timeOf(
  [year, month, day]: readonly [string, string, string],
  [hour = '0', minute = '0', second = '0']: readonly (string | undefined)[],
): number {
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

/**
 * How far the clock of an instrument is off in words; null where it agrees, or cannot be read. Its times are those of the plant's own clock: a
 * file that comes hours later is late, and only whole hours and times ahead are the clock's.
 */
export function clockWords(
  printed: string | null,
  {
    arrivedAt,
    zone_min,
    order,
  }: { readonly arrivedAt: Date; readonly zone_min: number; readonly order?: string | undefined },
): string | null {
  const time = printed === null ? null : printedTime(printed, order);
  if (time === null) return null;
  const local = arrivedAt.getTime() - 60_000 * zone_min;
  const off_min = Math.round((time - local) / 60_000);
  const isWholeHours = Math.abs(off_min) < 26 * 60 && Math.abs(off_min - 60 * Math.round(off_min / 60)) <= 3;
  const isOff = off_min > CLOCK_OFF_MIN || (off_min < -CLOCK_OFF_MIN && isWholeHours);
  if (!isOff) return null;
  const by =
    isWholeHours || Math.abs(off_min) >= 60
      ? `${Math.max(1, Math.round(Math.abs(off_min) / 60))} h`
      : `${Math.abs(off_min)} min`;
  return `the file says ${printed}, ${by} ${off_min > 0 ? 'after' : 'before'} it arrived`;
}

/** How the day of a recorder is written. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What a text of a time says before its zone is known. */
export interface WrittenTime {
  /** Milliseconds since 1970 as if it were UTC. */
  readonly local_ms: number;
  /** It states its own zone, or counts seconds: `local_ms` is UTC. */
  readonly isUtc: boolean;
}

const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([ap])\.?m\.?)?`;
const ZONE = String.raw`\s?(z|utc|gmt|[+-]\d{2}:?\d{2})?`;
const YEAR_FIRST = new RegExp(
  String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]\s*${TIME}${ZONE})?$`,
  'i',
);
const YEAR_LAST = new RegExp(
  String.raw`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?:[T ,]\s*${TIME}${ZONE})?$`,
  'i',
);

/** Fields of a day whose order is not known: both may be a month. */
export interface OpenDay {
  readonly first: number;
  readonly second: number;
  readonly hasDots: boolean;
}

/** The first two numbers of a day that ends with its year; undefined for another text. */
export function openDayOf(text: string): OpenDay | undefined {
  const [, first, sign, second] = YEAR_LAST.exec(text) ?? [];
  return first === undefined
    ? undefined
    : { first: Number(first), second: Number(second), hasDots: sign === '.' };
}

/** Days between 1970 and the zero of the day numbers of spreadsheets. */
const SHEET_DAYS = 25_569;

/** A time as recorders write it: day and time, seconds or milliseconds since 1970, days of a spreadsheet; null for another text. */
export function writtenTime(text: string, order: DateOrder): WrittenTime | null {
  const trimmed = text.trim();
  if (/^\d{10}(\.\d+)?$/.test(trimmed)) return { local_ms: Math.round(1000 * Number(trimmed)), isUtc: true };
  if (/^\d{13}$/.test(trimmed)) return { local_ms: Number(trimmed), isUtc: true };
  if (/^[2-9]\d{4}\.\d+$/.test(trimmed))
    return { local_ms: Math.round((Number(trimmed) - SHEET_DAYS) * 86_400_000), isUtc: false };
  const first = YEAR_FIRST.exec(trimmed);
  if (first) {
    const [, year, month, day, ...time] = first;
    return instantOf({ year, month, day }, time);
  }
  const last = YEAR_LAST.exec(trimmed);
  if (!last) return null;
  const [, one, , two, year = '', ...time] = last;
  const named = order === 'mdy' ? { month: one, day: two } : { day: one, month: two };
  return instantOf({ ...named, year: year.length === 2 ? `20${year}` : year }, time);
}

function instantOf(
  {
    year,
    month,
    day,
  }: {
    readonly year?: string | undefined;
    readonly month?: string | undefined;
    readonly day?: string | undefined;
  },
  [hours = '0', minutes = '0', seconds = '0', parts = '', half, zone]: readonly (string | undefined)[],
): WrittenTime | null {
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  const [m, d] = [Number(month), Number(day)];
  const local_ms =
    Date.UTC(Number(year), m - 1, d, hour, Number(minutes), Number(seconds)) +
    Math.floor(Number(`0.${parts || '0'}`) * 1000);
  const made = new Date(local_ms);
  if (made.getUTCMonth() !== m - 1 || made.getUTCDate() !== d || hour > 23 || Number(minutes) > 59)
    return null;
  if (zone === undefined) return { local_ms, isUtc: false };
  const [, sign, h = '0', min = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const ahead_ms = (sign === '-' ? -1 : 1) * (Number(h) * 60 + Number(min)) * 60_000;
  return { local_ms: local_ms - ahead_ms, isUtc: true };
}

/** True for a zone that this computer knows, such as Europe/Berlin, UTC, or +01:00. */
export function isZone(zone: string): boolean {
  try {
    offsetFormat(zone);
    return true;
  } catch {
    return false;
  }
}

const offsetFormat = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });

const HOUR_MS = 3_600_000;

/** What becomes of local times at the change of clocks. */
export interface LocalClock {
  /** UTC of a local time; the second of two where `after_ms` is past the first. Null for a time that the zone leaves out. */
  readonly utcOf: (local_ms: number, after_ms?: number) => number | null;
}

/** The clock of a zone. Throws RangeError for a zone that is not known: `isZone` says so before. */
export function clockOf(zone: string): LocalClock {
  const format = offsetFormat(zone);
  /** Offsets [ms] by the hour in UTC: they change at most on the quarter of an hour, and there the hour is looked up exactly. */
  const known = new Map<number, number>();
  const offsetAt = (utc_ms: number): number => {
    const quarter = Math.floor(utc_ms / (HOUR_MS / 4));
    const kept = known.get(quarter);
    if (kept !== undefined) return kept;
    const start = quarter * (HOUR_MS / 4);
    const part = Object.fromEntries(
      format.formatToParts(start).map(({ type, value }) => [type, Number(value)]),
    );
    const local = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
    known.set(quarter, local - start);
    return local - start;
  };
  return {
    utcOf(local_ms, after_ms = Number.NEGATIVE_INFINITY) {
      const tries = [offsetAt(local_ms - 14 * HOUR_MS), offsetAt(local_ms + 14 * HOUR_MS)]
        .map((offset) => local_ms - offset)
        .filter((utc_ms) => utc_ms + offsetAt(utc_ms) === local_ms)
        .sort((a, b) => a - b);
      return tries.find((utc_ms) => utc_ms >= after_ms) ?? tries.at(-1) ?? null;
    },
  };
}

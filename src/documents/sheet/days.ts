/** Order of day and month where a date says neither: 03/11/2026. */
export type DayOrder = 'dmy' | 'mdy';

/** Months by the first letters of their names, in English, German, French and Spanish. */
const MONTHS: readonly RegExp[] = [
  /^(jan|ene|jaen)/,
  /^(feb|fev|febr)/,
  /^(mar|maer|mrz|mär)/,
  /^(apr|avr|abr)/,
  /^(may|mai|mayo)/,
  /^(jun|juin)/,
  /^(jul|juil)/,
  /^(aug|aou|ago)/,
  /^(sep|sept)/,
  /^(oct|okt)/,
  /^nov/,
  /^(dec|dez|dic)/,
];

const monthOf = (word: string): number =>
  MONTHS.findIndex((pattern) => pattern.test(word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))) + 1;

/** A date as written: its parts, and whether day and month may be exchanged. */
interface Parts {
  readonly first: number;
  readonly second: number;
  readonly year: number;
  /** Which of them is the day, where that is beyond doubt. */
  readonly order?: DayOrder;
  /** It is beyond doubt because the other cannot be a month. */
  readonly byNumber?: true;
}

function partsOf(text: string): Parts | undefined {
  const bare = text
    .replace(/^[\p{L}]{2,10}\.?,\s*/u, '')
    .replace(/[T ,]+\d{1,2}[:.h]\d{2}([:.]\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[AaPp][Mm])?$/, '')
    .trim();
  const year = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));
  let match = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})日?$/.exec(bare);
  if (match)
    return { first: Number(match[3]), second: Number(match[2]), year: Number(match[1]), order: 'dmy' };
  match = /^(\d{1,2})\s*([-./ ])\s*(\d{1,2})\s*[-./ ]\s*(\d{4}|\d{2})$/.exec(bare);
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    return {
      first,
      second,
      year: year(match[4]!),
      ...(orderBy(first, second) ?? (match[2] === '.' ? { order: 'dmy' } : {})),
    };
  }
  match = /^(\d{1,2})(?:st|nd|rd|th)?[-./ ]*\s*([\p{L}]{3,10})[-./ ,]*\s*(\d{4}|\d{2})$/u.exec(bare);
  if (match)
    return { first: Number(match[1]), second: monthOf(match[2]!), year: year(match[3]!), order: 'dmy' };
  match = /^([\p{L}]{3,10})\.?\s*(\d{1,2})(?:st|nd|rd|th)?[ ,]+\s*(\d{4})$/u.exec(bare);
  if (match)
    return { first: Number(match[2]), second: monthOf(match[1]!), year: Number(match[3]), order: 'dmy' };
  if (/^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(bare))
    return {
      first: Number(bare.slice(6)),
      second: Number(bare.slice(4, 6)),
      year: Number(bare.slice(0, 4)),
      order: 'dmy',
    };
  match = /^(\d{1,2})(\d{2})((?:19|20)\d{2})$/.exec(bare);
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[2])];
    return { first, second, year: Number(match[3]), ...orderBy(first, second) };
  }
  return undefined;
}

/** A number above 12 is a day. */
const orderBy = (first: number, second: number): Pick<Parts, 'order' | 'byNumber'> | undefined =>
  first > 12 && second <= 12
    ? { order: 'dmy', byNumber: true }
    : second > 12 && first <= 12
      ? { order: 'mdy', byNumber: true }
      : undefined;

/** Days that workbooks count, from 1954 to 2119; smaller and larger numbers are something else. */
const isSerial = (text: string): boolean =>
  /^\d{5}(\.\d+)?$/.test(text) && Number(text) >= 20_000 && Number(text) < 80_000;

/** True for what looks like a date. */
export const isDay = (text: string): boolean =>
  readDay(text, 'dmy') !== undefined || readDay(text, 'mdy') !== undefined;

/** What the dates of a column say about the order of day and month: one of both, nothing, or both. */
export function orderOf(cells: readonly string[]): DayOrder | 'open' | 'none' | 'both' {
  const parts = cells.flatMap((cell) => partsOf(cell) ?? []);
  if (parts.every(({ first, second, order }) => order !== undefined || first === second)) return 'none';
  const sure = new Set(parts.flatMap(({ order, byNumber }) => (byNumber && order ? [order] : [])));
  const [only] = sure;
  return sure.size > 1 ? 'both' : (only ?? 'open');
}

/** Day (ISO 8601) of a date as written; undefined for what is not one. */
export function readDay(text: string, order: DayOrder, from1904 = false): string | undefined {
  if (isSerial(text))
    return new Date(Date.UTC(1899, 11, 30) + (Math.floor(Number(text)) + (from1904 ? 1462 : 0)) * 86_400_000)
      .toISOString()
      .slice(0, 10);
  const parts = partsOf(text);
  if (!parts) return undefined;
  const [day, month] =
    (parts.order ?? order) === 'dmy' ? [parts.first, parts.second] : [parts.second, parts.first];
  const date = new Date(0);
  date.setUTCFullYear(parts.year, month - 1, day);
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return undefined;
  return date.toISOString().slice(0, 10);
}

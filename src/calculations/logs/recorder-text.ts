import type { Ask } from '../../documents/heats/heat-log.ts';
import { InputError } from '../../foundation/errors.ts';
import { unitNamed } from '../../foundation/quantity/recorded-units.ts';
import { clockOf, type DateOrder, type LocalClock, openDayOf, writtenTime } from './local-time.ts';

/** What a person has said of the files of a recorder. */
export interface RecorderWays {
  readonly zone?: string | undefined;
  readonly dates?: DateOrder | undefined;
  readonly decimal?: 'comma' | 'point' | undefined;
}

/** A value as it was recorded, in the unit of the recorder. */
export interface RecordedValue {
  readonly at_ms: number;
  readonly value: number;
  readonly isGood: boolean;
  /** A straight line leads here from the value before: what lies between was thinned. */
  readonly isLinked?: boolean;
}

/** What a file of a recorder holds. */
export interface RecorderReading {
  /** Values by tag, in the order of the file. */
  readonly tags: ReadonlyMap<string, readonly RecordedValue[]>;
  /** Units that the file states, by tag. */
  readonly units: ReadonlyMap<string, readonly string[]>;
  readonly asks: readonly Ask[];
  readonly notes: readonly string[];
  /** Times of the file from its first to its last. */
  readonly from_ms: number;
  readonly to_ms: number;
}

interface Layout {
  readonly separator: string;
  /** Columns of the time: one, or day and time. */
  readonly time: readonly number[];
  /** Its heading says that it is UTC. */
  readonly isUtc: boolean;
  /** Of a long file: columns of tag, value, quality, unit. */
  readonly long?: {
    readonly tag: number;
    readonly value: number;
    readonly quality: number;
    readonly unit: number;
  };
  /** Of a wide file: the tag of each column, and its unit. */
  readonly wide?: readonly { readonly column: number; readonly tag: string; readonly unit: string | null }[];
}

const SEPARATORS = ['\t', ';', '|', ','] as const;
const TIME_HEADS =
  /^(date|time|datum|zeit|uhrzeit|timestamp|zeitstempel|date ?time|datetime|local ?time|utc)\b/i;
const HEADS = {
  tag: /^(tag|tag ?name|name|point|variable|channel|signal|messstelle|kanal)$/i,
  value: /^(value|wert|messwert|reading)$/i,
  quality: /^(quality|status|qualit[aä]t|state|good)$/i,
  unit: /^(unit|einheit|eu|uom)$/i,
};

/** Quality that recorders call good: words, and the code 192 of OPC. Nothing written = good. */
const GOOD = /^(|good|ok|gut|valid|normal|192|0x[cC]0|true|g)$/i;
/** Quality of a value that ends a straight line: what our own drivers write. */
const LINKED = /^line$/i;
/** What recorders write in place of a number. */
const NO_NUMBER = /^(|nan|n\/?a|null|-+|\*+|#.*|inf|-inf|over|under|ovfl|bad|---?)$/i;

/** Most lines above the table: name of the recorder, batch, operator. */
const MOST_ABOVE = 60;

/**
 * Reads the text of a recorder or historian: wide (a column for each tag) or long (tag, time, value, quality). A line that ends in the
 * middle is left out. What only a person can say is asked: the order of day and month, the zone, the decimal sign. Throws InputError for a
 * text without a table of times, and for a row whose time cannot be read.
 */
export function readRecorder(
  text: string,
  { name, zone, dates, decimal }: RecorderWays & { readonly name: string },
): RecorderReading {
  const { lines, half } = linesOf(text);
  const { layout, first } = layoutOf(lines, name);
  const rows = cellsFrom(lines, { layout, first });
  const asks: Ask[] = [];
  const order = dates ?? orderOf(rows, { layout, asks });
  const comma = decimal ?? decimalOf(rows, { layout, asks });
  const found = new Found(layout);
  const clock = clockIn(rows, { layout, zone, order, asks });
  let last_ms: number | undefined;
  const unread: number[] = [];
  for (const { line, cells } of rows) {
    if (isHeadAgain(cells, layout)) {
      found.headAgain(cells);
      continue;
    }
    const at_ms = timeOf(cells, { layout, order, clock, last_ms });
    if (at_ms === null) {
      unread.push(line);
      continue;
    }
    last_ms = at_ms;
    found.take(cells, { at_ms, comma });
  }
  if (found.rows === 0)
    throw new InputError(`${name}: no row has a time that can be read`, {
      where: `${name}, row ${(unread[0] ?? first) + 1}`,
      allowed: 'such as 2026-12-02 14:05:00, 02.12.2026 14:05:00 or seconds since 1970',
      cure: 'export it again with day and time in each row',
    });
  if (unread.length > 0)
    asks.push({
      code: 'rows-without-time',
      words: `${unread.length} of ${rows.length} rows have no time that can be read; the first is row ${unread[0]! + 1}`,
      cure: 'look at them; where they are no readings, say leave out rows',
      answer: { leaveOutRows: true },
    });
  const notes = half ? ['the last line ends in the middle and is left out'] : [];
  return { ...found.answer(), asks, notes };
}

/** Lines of a text, and whether it ends in the middle of one. */
function linesOf(text: string): { readonly lines: readonly string[]; readonly half: boolean } {
  const all = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const rest = all.pop() ?? '';
  return { lines: all, half: rest.trim() !== '' };
}

function layoutOf(
  lines: readonly string[],
  name: string,
): { readonly layout: Layout; readonly first: number } {
  const stated = /^sep=(.)$/i.exec(lines[0] ?? '')?.[1];
  for (const [i, line] of lines.slice(0, MOST_ABOVE).entries()) {
    const separator =
      stated ?? SEPARATORS.find((sign) => splitLine(line, sign).length > 1 && isHead(splitLine(line, sign)));
    if (separator === undefined) continue;
    const cells = splitLine(line, separator);
    if (!isHead(cells)) continue;
    return { layout: layoutFrom(cells, { separator, below: lines[i + 1] ?? '' }), first: i + 1 };
  }
  throw new InputError(`${name}: no heading names a time and a value`, {
    where: `${name}, rows 1 to ${Math.min(lines.length, MOST_ABOVE)}`,
    allowed:
      'a heading with a column Time (or Date and Time) and one for each tag, or the columns Tag, Time, Value',
    cure: 'export it with its heading',
  });
}

const isHead = (cells: readonly string[]): boolean =>
  cells.length > 1 &&
  cells.some((cell) => TIME_HEADS.test(cell)) &&
  cells.some((cell) => !TIME_HEADS.test(cell));

function layoutFrom(
  cells: readonly string[],
  { separator, below }: { readonly separator: string; readonly below: string },
): Layout {
  const time = cells.flatMap((cell, i) => (TIME_HEADS.test(cell) ? [i] : [])).slice(0, 2);
  const at = (head: RegExp): number => cells.findIndex((cell) => head.test(cell));
  const isUtc = time.some((i) => /\b(utc|gmt)\b/i.test(cells[i]!));
  const base = { separator, time, isUtc };
  if (at(HEADS.tag) >= 0 && at(HEADS.value) >= 0)
    return {
      ...base,
      long: { tag: at(HEADS.tag), value: at(HEADS.value), quality: at(HEADS.quality), unit: at(HEADS.unit) },
    };
  // a row of units may stand below the heading
  const units = splitLine(below, separator);
  const isUnits = time.every((i) => !/\d/.test(units[i] ?? '')) && units.some((one) => one.trim() !== '');
  const wide = cells.flatMap((cell, column) => {
    if (time.includes(column) || cell === '') return [];
    const { tag, unit } = headOf(cell);
    return [
      { column, tag, unit: unit ?? (isUnits ? (headOf(`x [${units[column] ?? ''}]`).unit ?? null) : null) },
    ];
  });
  return { ...base, wide };
}

/** "Chamber P [mbar]" is the tag "Chamber P" in mbar. */
function headOf(cell: string): { readonly tag: string; readonly unit: string | null } {
  const [, tag, inside] = /^(.*?)\s*[[(]\s*([^\])]*?)\s*[\])]\s*$/.exec(cell) ?? [];
  return tag === undefined || tag === '' || !inside
    ? { tag: cell, unit: null }
    : { tag, unit: unitNamed(inside) };
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const cellsFrom = (
  lines: readonly string[],
  { layout, first }: { readonly layout: Layout; readonly first: number },
): Row[] =>
  lines.slice(first).flatMap((text, i) => {
    if (text.trim() === '') return [];
    const cells = splitLine(text, layout.separator);
    // the row of units below a heading has no time
    if (i === 0 && layout.wide && layout.time.every((at) => !/\d/.test(cells[at] ?? ''))) return [];
    return [{ line: first + i, cells }];
  });

/** Cells of a line; quotes hold separators. */
function splitLine(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let [cell, isQuoted] = ['', false];
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]!;
    if (sign === '"') {
      if (isQuoted && line[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else isQuoted = !isQuoted;
    } else if (sign === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}

const timeText = (cells: readonly string[], { time }: Layout): string =>
  time
    .map((i) => cells[i] ?? '')
    .join(' ')
    .trim();

const isHeadAgain = (cells: readonly string[], { time }: Layout): boolean =>
  time.every((i) => TIME_HEADS.test(cells[i] ?? ''));

interface Asking {
  readonly layout: Layout;
  readonly asks: Ask[];
}

/** The order of day and month that the file itself shows; asked where both fit. */
function orderOf(rows: readonly Row[], { layout, asks }: Asking): DateOrder {
  let isOpen = false;
  for (const { cells } of rows) {
    const day = openDayOf(timeText(cells, layout));
    if (!day) continue;
    if (day.hasDots || day.first > 12) return 'dmy';
    if (day.second > 12) return 'mdy';
    isOpen = true;
  }
  if (isOpen)
    asks.push({
      code: 'dates',
      words: `${timeText(rows[0]!.cells, layout)} may be the day or the month first: no day of the file tells`,
      cure: 'say which stands first',
      answer: { dates: 'dmy' },
    });
  return 'dmy';
}

/** True where a comma is the decimal sign; asked where "1,234" may be a thousand. */
function decimalOf(rows: readonly Row[], { layout, asks }: Asking): 'comma' | 'point' {
  const columns = layout.long ? [layout.long.value] : layout.wide!.map(({ column }) => column);
  let [commas, points, open] = [0, 0, undefined as string | undefined];
  for (const { cells } of rows) {
    for (const column of columns) {
      const cell = cells[column] ?? '';
      if (/,\d*\.|^-?\d{1,3}(,\d{3}){2,}$/.test(cell)) points += 1;
      else if (/\.\d*,|^-?\d{1,3}(\.\d{3}){2,}$/.test(cell)) commas += 1;
      else if (/^[-+]?\d*,\d+(e[-+]?\d+)?$/i.test(cell)) {
        if (/^[-+]?[1-9]\d{0,2},\d{3}$/.test(cell)) open ??= cell;
        else commas += 1;
      } else if (/\.\d/.test(cell)) points += 1;
    }
  }
  if (commas > 0 && points > 0)
    asks.push({
      code: 'decimal',
      words: `the file has numbers with a comma (${commas}) and with a point (${points}) as decimal sign`,
      cure: 'say which is the decimal sign',
      answer: { decimal: commas > points ? 'comma' : 'point' },
    });
  else if (open !== undefined && commas === 0)
    asks.push({
      code: 'decimal',
      words: `${open} may be ${open.replace(',', '.')} or ${open.replace(',', '')}: no number of the file tells`,
      cure: 'say which is the decimal sign',
      answer: { decimal: 'comma' },
    });
  return commas > points || (points === 0 && open !== undefined) ? 'comma' : 'point';
}

function clockIn(
  rows: readonly Row[],
  { layout, zone, order, asks }: Asking & { readonly zone: string | undefined; readonly order: DateOrder },
): LocalClock {
  if (layout.isUtc && zone === undefined) return clockOf('UTC');
  const isLocal = rows.some(({ cells }) => writtenTime(timeText(cells, layout), order)?.isUtc === false);
  if (isLocal && zone === undefined)
    asks.push({
      code: 'zone',
      words: 'the times of the file name no zone, and the map of its tags states none',
      cure: 'state the zone of the recorder, such as Europe/Berlin; a clock that is never changed has one such as +01:00',
      answer: { zone: 'UTC' },
    });
  return clockOf(zone ?? 'UTC');
}

interface Timing {
  readonly layout: Layout;
  readonly order: DateOrder;
  readonly clock: LocalClock;
  readonly last_ms: number | undefined;
}

/** Rows may be some seconds out of order without another hour being meant [ms]. */
const OUT_OF_ORDER_MS = 120_000;

/** UTC of a row; null where it has none: no time, or one that the change of clocks leaves out. */
function timeOf(cells: readonly string[], { layout, order, clock, last_ms }: Timing): number | null {
  const written = writtenTime(timeText(cells, layout), order);
  if (!written) return null;
  if (written.isUtc) return written.local_ms;
  return clock.utcOf(written.local_ms, last_ms === undefined ? undefined : last_ms - OUT_OF_ORDER_MS);
}

/** What was found so far. */
class Found {
  rows = 0;
  readonly #layout: Layout;
  readonly #tags = new Map<string, RecordedValue[]>();
  readonly #units = new Map<string, string[]>();
  #from_ms = Number.POSITIVE_INFINITY;
  #to_ms = Number.NEGATIVE_INFINITY;

  constructor(layout: Layout) {
    this.#layout = layout;
    for (const { tag, unit } of layout.wide ?? []) this.#unit(tag, unit);
  }

  /** A heading that comes again may state other units. */
  headAgain(cells: readonly string[]): void {
    for (const { column, tag } of this.#layout.wide ?? []) {
      const { unit } = headOf(cells[column] ?? '');
      this.#unit(tag, unit);
    }
  }

  take(cells: readonly string[], { at_ms, comma }: { readonly at_ms: number; readonly comma: string }): void {
    const { long, wide = [] } = this.#layout;
    this.rows += 1;
    this.#from_ms = Math.min(this.#from_ms, at_ms);
    this.#to_ms = Math.max(this.#to_ms, at_ms);
    if (long) {
      const tag = cells[long.tag] ?? '';
      if (tag === '') return;
      this.#unit(tag, long.unit < 0 ? null : unitNamed(cells[long.unit] ?? ''));
      this.#value(tag, {
        at_ms,
        value: numberOf(cells[long.value] ?? '', comma),
        ...qualityOf(long.quality < 0 ? '' : (cells[long.quality] ?? '')),
      });
      return;
    }
    for (const { column, tag } of wide) {
      const cell = cells[column] ?? '';
      // an empty cell of a wide file is no reading: tags are recorded at their own times
      if (cell !== '') this.#value(tag, { at_ms, value: numberOf(cell, comma), isGood: true });
    }
  }

  answer(): Omit<RecorderReading, 'asks' | 'notes'> {
    return { tags: this.#tags, units: this.#units, from_ms: this.#from_ms, to_ms: this.#to_ms };
  }

  #value(tag: string, value: RecordedValue): void {
    const known = this.#tags.get(tag);
    if (known) known.push(value);
    else this.#tags.set(tag, [value]);
  }

  #unit(tag: string, unit: string | null): void {
    if (unit === null || unit === '') return;
    const known = this.#units.get(tag) ?? [];
    if (!known.includes(unit)) this.#units.set(tag, [...known, unit]);
  }
}

const qualityOf = (text: string) =>
  LINKED.test(text) ? { isGood: true, isLinked: true } : { isGood: GOOD.test(text) };

/** NaN for what is not a number. */
function numberOf(cell: string, comma: string): number {
  if (NO_NUMBER.test(cell)) return Number.NaN;
  const plain = comma === 'comma' ? cell.replace(/[. ']/g, '').replace(',', '.') : cell.replace(/[, ']/g, '');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

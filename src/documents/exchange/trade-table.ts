import { type ErrorDetail, InputError } from '../../foundation/errors.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { gradeIn, isUnread, massIn } from '../sheet/cell-values.ts';
import { type DayOrder, orderOf, readDay } from '../sheet/days.ts';
import { type DecimalSign, signIn, signOf, typedNumber } from '../sheet/decimals.ts';
import { EMPTY_CELL, type Sheet, type SheetCell } from '../sheet/sheet.ts';
import { type MassUnit, massUnitIn } from '../sheet/units.ts';
import { FORM_WORDS, ORIGIN_WORDS, plainWords, wordIn } from '../sheet/words.ts';
import { plainTable } from '../yard/raw-table.ts';
import type { Trade } from './trade.ts';
import { headingsOf } from './trade-headings.ts';

/** A row of a table as its order takes it, before anybody looked whether it may be so. */
export interface TradeTableRow {
  /** Row as a spreadsheet shows it. */
  readonly row: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a table says, and every cell that cannot be read. */
export interface TradeTable {
  readonly rows: readonly TradeTableRow[];
  readonly faults: readonly ErrorDetail[];
  /** Heading of each field that the table has. */
  readonly headings: ReadonlyMap<string, string>;
}

interface Column {
  readonly at: number;
  readonly field: string;
  readonly heading: string;
  readonly unit: MassUnit | undefined;
  /** How its decimals and days are written. */
  readonly sign: DecimalSign | 'open';
  readonly days: DayOrder | 'open';
}

/** Most rows of one table: they are booked in one piece (assumption; a day of an ERP has fewer). */
const MOST_ROWS = 2000;
const MASSES: readonly string[] = ['mass_g', 'under_g', 'over_g'];
const NUMBERS: readonly string[] = ['priority', 'version'];

/**
 * Customers, articles or orders of a table, one in each row, its columns in any order. Throws InputError for a heading that is unknown, missing or
 * there twice, and for more rows than one table may have; what is wrong in a cell is told with the others.
 */
export function readTradeTable(of: Trade, sheet: Sheet): TradeTable {
  const { header, where } = plainTable(sheet);
  const [, ...rows] = sheet.rows;
  if (rows.length === 0 || rows.length > MOST_ROWS)
    throw new InputError(`${where} has ${counted(rows.length, 'row')} below its header`, {
      where,
      allowed: `1 to ${MOST_ROWS} rows`,
      cure: rows.length === 0 ? 'export it again' : 'split the file',
    });
  const columns = columnsOf(of, header, where).map((column): Column => {
    const cells = rows.map(({ cells: all }) => all[column.at] ?? EMPTY_CELL);
    const texts = cells.filter(({ kind }) => kind === 'text').map(({ text }) => text);
    const sign = MASSES.includes(column.field) ? signOf(texts) : 'none';
    const days = column.field === 'dueOn' ? orderOf(texts) : 'none';
    if (sign === 'both' || days === 'both')
      throw new InputError(`${where}, column "${column.heading}" is written in two ways`, {
        where,
        path: column.heading,
        allowed: sign === 'both' ? 'one decimal sign' : 'day and month in one order',
        cure: 'write the whole column in one way; days such as 2026-12-18',
      });
    return { ...column, sign: sign === 'none' ? '.' : sign, days: days === 'none' ? 'dmy' : days };
  });
  const faults: ErrorDetail[] = [];
  return {
    rows: rows.map(({ row, cells }) => ({
      row,
      fields: Object.fromEntries(
        columns.flatMap((column) => {
          const cell = cells[column.at] ?? EMPTY_CELL;
          if (cell.text === '') return [];
          const read = valueIn(cell, column);
          if (typeof read !== 'object') return [[column.field, read]];
          faults.push({ where: `${where}, row ${row}`, path: column.heading, value: cell.text, ...read });
          return [];
        }),
      ),
    })),
    faults,
    headings: new Map(columns.map(({ field, heading }) => [field, heading])),
  };
}

/** What each column is. */
function columnsOf(
  of: Trade,
  header: readonly string[],
  where: string,
): readonly Pick<Column, 'at' | 'field' | 'heading' | 'unit'>[] {
  const known = headingsOf(of);
  const found = header.flatMap((heading, at) => {
    if (heading === '') return [];
    const words = plainWords(heading);
    const { unit, rest } = massUnitIn(words);
    const field = [...known].find(([, all]) => all.includes(words))?.[0] ?? massNamed(known, rest, unit);
    return [{ at, heading, field, unit: unit === 'ton' ? undefined : unit }];
  });
  const allowed = [...known.values()].map(([first]) => first).join(', ');
  const unknown = found.filter(({ field }) => field === undefined);
  if (unknown.length > 0)
    throw new InputError(
      `${where}: unknown ${unknown.length === 1 ? 'column' : 'columns'} ${unknown.map(({ heading }) => `"${heading}"`).join(', ')}`,
      { where, value: unknown[0]!.heading, allowed, cure: 'rename or delete what is not one of these' },
    );
  const columns = found.map((one) => ({ ...one, field: one.field! }));
  const twice = columns.find(({ field, at }) => columns.some((one) => one.field === field && one.at < at));
  if (twice)
    throw new InputError(`${where} has two columns for ${known.get(twice.field)![0]}`, {
      where,
      value: twice.heading,
      allowed: 'one column for each field',
      cure: 'delete the one that does not count',
    });
  if (!columns.some(({ field }) => field === of))
    throw new InputError(`${where} has no column "${of}"`, {
      where,
      path: of,
      allowed: known.get(of)!.join(', '),
      cure: `name the column that holds the number of the ${of} at its sender`,
    });
  return columns;
}

/** The mass that a heading with a unit names: "Menge [kg]"; a unit alone is the mass ordered. */
function massNamed(
  known: ReadonlyMap<string, readonly string[]>,
  rest: string,
  unit: string | undefined,
): string | undefined {
  if (unit === undefined) return undefined;
  if (rest === '') return known.has('mass_g') ? 'mass_g' : undefined;
  return MASSES.find((field) => known.get(field)?.includes(rest));
}

type Read = string | number | Pick<ErrorDetail, 'message' | 'allowed' | 'cure' | 'unit'>;

/** The value of a cell as the order takes it; what is wrong with it where it cannot be read. */
function valueIn(cell: SheetCell, column: Column): Read {
  const { field } = column;
  const { text } = cell;
  if (MASSES.includes(field)) return gramsIn(cell, column);
  if (field === 'dueOn') return dayIn(cell, column);
  if (NUMBERS.includes(field)) return /^\d{1,15}$/.test(text) ? Number(text) : text;
  if (field === 'form') return wordIn(FORM_WORDS, text) ?? text;
  if (field === 'originClass') return wordIn(ORIGIN_WORDS, text)?.origin ?? text;
  if (field === 'grade') return gradeIn(text);
  if (field === 'state') return STATES.find(([pattern]) => pattern.test(plainWords(text)))?.[1] ?? text;
  return text;
}

const STATES: readonly (readonly [RegExp, string])[] = [
  [/^(offen|open|neu|new)$/, 'open'],
  [/^(storniert|cancel(l)?ed|abgesagt)$/, 'cancelled'],
  [/^(erledigt|done|geliefert|closed|abgeschlossen|delivered)$/, 'done'],
];

function gramsIn(cell: SheetCell, { unit, sign }: Column): Read {
  const own = typedNumber(cell.text)?.unit;
  if (unit === undefined && own === undefined)
    return {
      message: `"${cell.text}" has no unit`,
      allowed: 'a number of kilograms with its unit, in the heading or behind the number',
      cure: 'name the column with its unit, such as "mass [kg]" or "mass [t]"',
    };
  const isOpen =
    sign === 'open' && cell.kind === 'text' && signIn(typedNumber(cell.text)?.digits ?? '') === 'open';
  if (isOpen)
    return {
      message: `"${cell.text}" may mean two masses`,
      allowed: 'a number that one decimal sign alone can be read from',
      cure: 'write it without separators, or with another number of decimals',
    };
  const kg = massIn(
    cell,
    { at: 0, heading: '', why: '', ...(unit ? { unit } : {}) },
    sign === 'open' ? '.' : sign,
  );
  const grams = typeof kg === 'string' && /^\d+(\.\d{1,3})?$/.test(kg) ? Math.round(Number(kg) * 1000) : null;
  if (grams !== null) return grams;
  return {
    message: `"${cell.text}" is not a mass to the gram`,
    allowed: 'a number from 0 with at most three decimals in kg',
    cure: (typeof kg === 'object' && isUnread(kg) ? undefined : 'round it to the gram') ?? 'correct the cell',
  };
}

function dayIn({ text, kind }: SheetCell, { days }: Column): Read {
  const day = kind === 'number' ? undefined : readDay(text, days === 'open' ? 'dmy' : days);
  if (day !== undefined && days === 'open' && readDay(text, 'mdy') !== day)
    return {
      message: `"${text}" may be two days`,
      allowed: 'a day such as 2026-12-18 or 18.12.2026',
      cure: 'write the days of the column so',
    };
  return (
    day ?? {
      message: `"${text}" is not a day`,
      allowed: 'a day such as 2026-12-18 or 18.12.2026',
      cure: 'correct the cell',
    }
  );
}

import { type ErrorDetail, InputError, type RemeltError } from '../../foundation/errors.ts';
import { EVIDENCE_TYPES, type EvidenceType } from '../../metal/alloy/words.ts';
import { parseDocument } from '../common.ts';
import { type DayOrder, orderOf, readDay } from '../sheet/days.ts';
import { type DecimalSign, signIn, withPoint } from '../sheet/decimals.ts';
import { plainWords } from '../sheet/words.ts';
import { columnLetter, type RawTable } from '../yard/raw-table.ts';
import { type EvidenceDocument, type EvidenceShape, evidenceDocumentSchema } from './evidence.ts';

/** Every type of evidence. */
export const TYPES_OF_EVIDENCE = Object.keys(EVIDENCE_TYPES) as readonly EvidenceType[];

/** Headings of the columns of evidence, in the words that laboratories write. */
const HEADINGS = {
  item: ['item', 'property', 'rate', 'demonstration', 'test', 'eigenschaft'],
  heat: ['heat', 'heat no', 'heat id', 'melt', 'charge', 'schmelze'],
  object: ['object', 'part', 'ingot', 'casting', 'object id'],
  specimen: ['specimen', 'bar', 'test piece', 'specimen no', 'probe'],
  serial: ['serial', 'serial no', 's n', 'unit'],
  value: ['value', 'result', 'wert'],
  unit: ['units', 'unit of value', 'einheit'],
  bar: ['bar kind', 'cut from', 'kind of bar'],
  findings: ['findings', 'indications', 'count'],
  mass_t: ['mass t', 'inspected t', 'mass'],
  detection: ['detection', 'probability of detection', 'pod'],
  life: ['life', 'cycles', 'hours'],
  failed: ['failed', 'failure'],
  cause: ['cause'],
  from: ['from', 'hours from'],
  until: ['until', 'hours until', 'service hours'],
  removed_at: ['removed at', 'removal', 'removal at'],
  hazard: ['hazard'],
  paper: ['paper', 'number', 'report'],
  says: ['says', 'finding', 'text'],
  on: ['on', 'date', 'day', 'at', 'tested on', 'datum'],
} as const;
type Field = keyof typeof HEADINGS;

/** Fields of a row by what it holds. `unit` heads the unit of a value, and the serial of a unit on test. */
const FIELDS: Readonly<Record<EvidenceShape, readonly Field[]>> = {
  value: ['item', 'heat', 'object', 'specimen', 'value', 'unit', 'bar', 'on'],
  finding: ['item', 'heat', 'object', 'findings', 'mass_t', 'detection', 'on'],
  unit: ['item', 'heat', 'object', 'serial', 'life', 'failed', 'cause', 'on'],
  part: ['serial', 'heat', 'object', 'from', 'until', 'removed_at', 'cause', 'hazard', 'on'],
  paper: ['paper', 'says', 'heat', 'object', 'specimen', 'serial', 'on'],
};

/** What a row must hold, in words, by its field. */
const NEEDED: Readonly<Record<EvidenceShape, Readonly<Partial<Record<Field, string>>>>> = {
  value: {
    item: 'the property',
    specimen: 'the name of the test piece',
    value: 'the value',
    on: 'the day of the test',
  },
  finding: {
    item: 'the rate',
    findings: 'the number of findings',
    mass_t: 'the mass inspected [t]',
    on: 'the day of the inspection',
  },
  unit: {
    item: 'the demonstration',
    serial: 'the serial number',
    failed: 'whether it failed',
    on: 'the day of the test',
  },
  part: {
    serial: 'the serial number',
    until: 'the age at which the part was last seen',
    on: 'the day of the report',
  },
  paper: { paper: 'the number of the paper', says: 'what the paper says', on: 'the day of the paper' },
};

const DECIMALS: readonly Field[] = ['value', 'findings', 'mass_t', 'life', 'from', 'until', 'removed_at'];

/** Faults that are told at once. */
const MOST_TOLD = 20;

type Row = Readonly<Record<string, unknown>>;

/** What a table does not say of its report. */
export interface ReportFrame {
  readonly type: EvidenceType;
  readonly report: string;
  readonly laboratory?: Readonly<Record<string, string>> | undefined;
  /** Unit of values without one. */
  readonly unit?: string | undefined;
  /** Order of 03/11/2026. */
  readonly dates?: DayOrder | undefined;
  /** Decimal sign of 1.234, where nothing else in the table shows it. */
  readonly decimal?: DecimalSign | undefined;
}

/** A report, and the place of each of its rows in the file. */
export interface PlacedReport {
  readonly document: EvidenceDocument;
  readonly places: readonly string[];
}

/** Rows in which headings are looked for, and headings that make a row one of headings. */
const [SEARCHED, LEAST_HEADINGS] = [20, 2] as const;

/**
 * The table under its headings: a title and other rows above them are passed over. A table without a row of two headings that
 * evidence of this type has stays as it is, so that the refusal names its first row.
 */
export function underHeadings(table: RawTable, type: EvidenceType): RawTable {
  const own = FIELDS[EVIDENCE_TYPES[type]];
  const headings = (cells: readonly string[]): number =>
    cells.filter((cell) => {
      const words = plainWords(cell);
      return own.some((field) => words === plainWords(field) || HEADINGS[field].some((one) => one === words));
    }).length;
  if (headings(table.header) >= LEAST_HEADINGS) return table;
  const at = table.rows.slice(0, SEARCHED).findIndex(({ cells }) => headings(cells) >= LEAST_HEADINGS);
  const found = table.rows[at];
  return found === undefined
    ? table
    : { ...table, header: found.cells, headerRow: found.row, rows: table.rows.slice(at + 1) };
}

/**
 * The report of a table. Throws InputError naming the column that is unknown, every cell that is not a number or a day, and each
 * row that lacks something.
 */
export function evidenceReport(whole: RawTable, frame: ReportFrame): PlacedReport {
  const { type, report, laboratory, unit } = frame;
  const table = underHeadings(whole, type);
  const { rows, places } = evidenceRows(table, {
    shape: EVIDENCE_TYPES[type],
    unit,
    dates: frame.dates,
    decimal: frame.decimal,
  });
  const document = { report, type, ...(laboratory ? { laboratory } : {}), rows };
  try {
    return { document: parseDocument(evidenceDocumentSchema, document, table.where), places };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw inPlaces(error, places);
  }
}

/** A refusal of a report whose rows are told by their place in the file. */
export function inPlaces(error: RemeltError, places: readonly string[]): RemeltError {
  const details = error.details.map((detail) => placed(detail, places));
  const [first] = details;
  return first?.where === undefined
    ? error
    : new InputError(`${first.where}: ${first.message ?? error.message}`, details);
}

function placed(detail: ErrorDetail, places: readonly string[]): ErrorDetail {
  const [, row, field] = /^rows\[(\d+)\]\.?(.*)$/.exec(detail.path ?? '') ?? [];
  const place = row === undefined ? undefined : places[Number(row)];
  if (place === undefined) return detail;
  const { path: _, ...told } = detail;
  return { ...told, where: field ? `${place}, ${field}` : place };
}

interface Reading {
  readonly shape: EvidenceShape;
  readonly unit: string | undefined;
  readonly dates: DayOrder | undefined;
  readonly decimal: DecimalSign | undefined;
}

function evidenceRows(
  table: RawTable,
  { shape, unit, dates, decimal }: Reading,
): { readonly rows: readonly Row[]; readonly places: readonly string[] } {
  const fields = fieldsOf(table, shape);
  // what is wrong is told at once: columns that are missing, questions that are open, and each cell
  const faults = missingColumns(table, fields, shape);
  const sign = orFault(() => decimalSign(table, fields, decimal), table.decimal, faults);
  const order = orFault(() => dayOrder(table, fields.indexOf('on'), dates), 'dmy', faults);
  const read = table.rows.flatMap(({ row, cells }) => {
    const held = cells.flatMap((cell, at): [string, string][] => {
      const [field, text] = [fields[at], cell.trim()];
      if (field === undefined || text === '') return [];
      const place = { table, sign, row, at, faults };
      if (field === 'on') return [[field, dayOf(text, order, place)]];
      return [[field, DECIMALS.includes(field) ? decimalOf(text, place) : text]];
    });
    if (held.length === 0) return [];
    const [known, place] = [Object.fromEntries(held), `${table.where}, row ${row}`];
    faults.push(...lackingOf(known, { shape, fields, place }));
    return [{ held: known, place }];
  });
  if (faults.length > 0)
    throw new InputError(`${faults[0]!.where}: ${faults[0]!.message}`, faults.slice(0, MOST_TOLD));
  if (read.length === 0)
    throw new InputError(`${table.where} holds no rows`, {
      where: table.where,
      allowed: 'at least one row under the headings',
    });
  const rows = read.map(({ held, place }) => ({ row: completed(held, shape, unit), place }));
  const joined = shape === 'part' ? oneRowEach(rows) : rows;
  return { rows: joined.map(({ row }) => row), places: joined.map(({ place }) => place) };
}

/** What is asked, or else what stands for it where asking it is a fault, which is kept. */
function orFault<T>(ask: () => T, otherwise: T, faults: ErrorDetail[]): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { message } = error;
    faults.push(
      ...error.details.map((detail) => ({
        ...detail,
        message: detail.message ?? message.replace(`${detail.where}: `, ''),
      })),
    );
    return otherwise;
  }
}

/** Columns of what every row must hold that a table does not have. */
function missingColumns(
  { where }: RawTable,
  fields: readonly (Field | undefined)[],
  shape: EvidenceShape,
): ErrorDetail[] {
  return neededOf(shape).flatMap(([field, words]): ErrorDetail[] =>
    fields.includes(field)
      ? []
      : [
          {
            where,
            message: `no column gives ${words}`,
            allowed: `a column headed ${[...new Set([field, ...HEADINGS[field]])].join(', ')}`,
            cure: 'add the column, or rename the one that holds it',
          },
        ],
  );
}

interface Lacking {
  readonly shape: EvidenceShape;
  readonly fields: readonly (Field | undefined)[];
  readonly place: string;
}

/** What a row lacks in the columns that there are. */
const lackingOf = (
  held: Readonly<Record<string, string>>,
  { shape, fields, place }: Lacking,
): ErrorDetail[] =>
  neededOf(shape).flatMap(([field, words]) =>
    Object.hasOwn(held, field) || !fields.includes(field)
      ? []
      : [{ where: `${place}, ${field}`, message: `${words} is missing`, cure: 'fill the cell' }],
  );

const neededOf = (shape: EvidenceShape) => Object.entries(NEEDED[shape]) as [Field, string][];

/** Decimal sign of the table: the one that was stated, or that its cells show. Throws InputError where 1.234 may be one or a thousand. */
function decimalSign(
  { where, rows, decimal, isOpen }: RawTable,
  fields: readonly (Field | undefined)[],
  stated: DecimalSign | undefined,
): DecimalSign {
  if (stated !== undefined || !isOpen) return stated ?? decimal;
  for (const { row, cells } of rows)
    for (const [at, cell] of cells.entries()) {
      const [field, text] = [fields[at], cell.trim()];
      if (field === undefined || !DECIMALS.includes(field) || signIn(text) !== 'open') continue;
      const place = `${where}, cell ${columnLetter(at)}${row}`;
      throw new InputError(
        `${place}: is ${text} ${text.replace(/[.,]/, '')}, or ${text.replace(',', '.')}?`,
        {
          where: place,
          value: text,
          message: `is ${text} ${text.replace(/[.,]/, '')}, or ${text.replace(',', '.')}?`,
          allowed: 'numbers that show their decimal sign',
          cure: 'say it: --decimal comma or --decimal point',
        },
      );
    }
  return decimal;
}

/** Order of day and month in the column of days. Throws InputError where it is open, or written both ways. */
function dayOrder({ where, rows }: RawTable, at: number, stated: DayOrder | undefined): DayOrder {
  const found = at < 0 ? 'none' : orderOf(rows.map(({ cells }) => cells[at] ?? ''));
  if (found === 'dmy' || found === 'mdy') return found;
  if (found === 'none' || stated !== undefined) return stated ?? 'dmy';
  throw new InputError(
    `${where}: ${found === 'both' ? 'days are written day first and month first' : 'is 03/11/2026 in March or in November?'}`,
    {
      where,
      allowed: 'days such as 2026-11-03',
      cure: found === 'both' ? 'write all days one way' : 'say it: --dates dmy or --dates mdy',
    },
  );
}

/**
 * The field of each column; undefined without a heading. A heading that may mean two fields takes the one that no other column
 * heads. Throws InputError for an unknown heading, for one that stays open, and for two columns of one field.
 */
export function fieldsOf(
  { header, where, headerRow = 1 }: RawTable,
  shape: EvidenceShape,
): readonly (Field | undefined)[] {
  const meant = header.map((heading, at) =>
    meaningsOf(heading, shape, `${where}, cell ${columnLetter(at)}${headerRow}`),
  );
  const sure = meant.flatMap((fields) => (fields?.length === 1 ? fields : []));
  const fields = meant.map((possible, at) => {
    if (possible === undefined || possible.length === 1) return possible?.[0];
    const left = possible.filter((field) => !sure.includes(field));
    if (left.length === 1) return left[0];
    throw new InputError(`${where}: column "${header[at]}" may mean ${possible.join(' or ')}`, {
      where,
      value: header[at] ?? '',
      allowed: possible.map((field) => `${field} (${HEADINGS[field].join(', ')})`).join('; '),
      cure: `head it ${possible.map((field) => `"${HEADINGS[field][0]}"`).join(' or ')}`,
    });
  });
  fields.forEach((field, at) => {
    const first = fields.indexOf(field);
    if (field === undefined || first === at) return;
    throw new InputError(`${where}: columns "${header[first]}" and "${header[at]}" both mean ${field}`, {
      where,
      value: `${header[first]}, ${header[at]}`,
      allowed: `one column of ${field}`,
      cure: 'delete one of them, or rename it to what it holds',
    });
  });
  return fields;
}

/** Fields of a type of evidence that a heading may mean; undefined for an empty heading. */
function meaningsOf(heading: string, shape: EvidenceShape, where: string): readonly Field[] | undefined {
  const words = plainWords(heading);
  if (words === '') return undefined;
  const own = FIELDS[shape];
  const found = own.filter(
    (field) => words === plainWords(field) || HEADINGS[field].some((one) => one === words),
  );
  if (found.length > 0) return found;
  throw new InputError(`${where}: unknown column "${heading}"`, {
    where,
    value: heading,
    message: `unknown column "${heading}"`,
    allowed: own.join(', '),
    cure: 'rename or delete the column, or name another --type',
  });
}

interface Place {
  readonly table: RawTable;
  readonly sign: DecimalSign;
  readonly row: number;
  /** Number of the column, from 0. */
  readonly at: number;
  readonly faults: ErrorDetail[];
}

function decimalOf(text: string, { table, sign, row, at, faults }: Place): string {
  const plain = withPoint(text, sign) ?? text;
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(plain)) return plain;
  faults.push({
    where: `${table.where}, cell ${columnLetter(at)}${row}`,
    value: text,
    message: `"${text}" is not a number`,
    allowed: 'a decimal, or an empty cell',
    cure: 'correct the cell; a test without a result is no row',
  });
  return plain;
}

function dayOf(text: string, order: DayOrder, { table, row, at, faults }: Place): string {
  const day = readDay(text, order);
  if (day !== undefined) return day;
  faults.push({
    where: `${table.where}, cell ${columnLetter(at)}${row}`,
    value: text,
    message: `"${text}" is not a day`,
    allowed: 'a day such as 2026-11-24',
    cure: 'correct the cell',
  });
  return text;
}

function completed(
  held: Readonly<Record<string, string>>,
  shape: EvidenceShape,
  unit: string | undefined,
): Row {
  if (shape === 'value') return { ...(unit === undefined ? {} : { unit }), ...held };
  if (shape !== 'part') return held;
  const { removed_at: at, cause, hazard, ...part } = held;
  return at === undefined
    ? part
    : { ...part, removals: [{ at, cause: cause ?? 'unknown', ...(hazard === undefined ? {} : { hazard }) }] };
}

interface Placed {
  readonly row: Row;
  readonly place: string;
}

/** Rows of one serial are its removals, one a row: they become one row, at the place of the last. */
function oneRowEach(rows: readonly Placed[]): Placed[] {
  const parts = new Map<unknown, Placed>();
  for (const { row, place } of rows) {
    const before = parts.get(row.serial)?.row;
    const removals = [...listOf(before?.removals), ...listOf(row.removals)];
    const later = before && Number(before.until) > Number(row.until) ? before : row;
    parts.set(row.serial, {
      row: { ...later, ...(removals.length > 0 ? { removals } : {}) },
      place,
    });
  }
  return [...parts.values()];
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

import { type ErrorDetail, InputError } from '../../foundation/errors.ts';
import { parseReading, type Reading, shiftDecimal } from '../../foundation/quantity/reading.ts';
import {
  ELEMENTS,
  type ElementSymbol,
  GASES,
  isElement,
  RELEASE_CRITICAL,
} from '../../metal/alloy/element.ts';
import { columnLetter, type RawRow, type RawTable } from './raw-table.ts';

/** One lot as a row of the import table says it; texts of results as printed. */
export interface LotRow {
  readonly row: number;
  readonly lotId: string;
  /** Integer grams, as text. */
  readonly mass_g: string;
  readonly form: string;
  readonly originClass: OriginClass;
  readonly owner: string;
  readonly supplier?: string;
  readonly declaredGrade?: string;
  readonly lotClass?: string;
  readonly receivedOn?: string;
  readonly generation?: string;
  readonly price_usd_per_kg?: string;
  readonly analysis?: {
    readonly method: string;
    readonly laboratory?: string;
    /** DOI or certificate number. */
    readonly reference?: string;
    readonly balance?: ElementSymbol;
    readonly results: readonly {
      readonly element: ElementSymbol;
      readonly text: string;
      readonly unit: 'wt%' | 'ppm';
    }[];
  };
}

/** ISO 14021 classes of origin, fixed at intake; internal revert never counts as recycled content. */
export const ORIGIN_CLASSES = [
  'post-consumer',
  'pre-consumer-external',
  'internal-revert',
  'virgin',
] as const;
export type OriginClass = (typeof ORIGIN_CLASSES)[number];

/** Columns of the table in template order: [name, required, what it holds]. Results follow as `Cr_wtpct`, `S_ppm`. */
export const LOT_COLUMNS = [
  ['lot_id', true, 'your name of the lot, unique'],
  ['mass_kg', true, 'net mass, to the gram'],
  ['form', true, 'foundry-returns, turnings, ... (remelt template --forms)'],
  ['origin_class', true, ORIGIN_CLASSES.join(' | ')],
  ['owner', false, 'whose metal it is; empty = the plant'],
  ['supplier', false, 'who delivered it'],
  ['declared_grade', false, 'what the paper says it is'],
  ['lot_class', false, 'your own class of lots'],
  ['received_on', false, 'date, 2026-11-24'],
  ['generation', false, 'how many times it has been revert already'],
  ['price_usd_per_kg', false, 'what it costs you'],
  ['method', false, 'pXRF, OES, ICP-OES ... (needed with results)'],
  ['laboratory', false, 'who analysed it'],
  ['reference', false, 'certificate number or DOI'],
  ['balance', false, 'element found by difference, such as Ni'],
] as const;

type ColumnName = (typeof LOT_COLUMNS)[number][0];

export interface LotTableRules {
  readonly forms: readonly string[];
  readonly methods: readonly string[];
  /** Take values that look like the wrong unit as they are written. */
  readonly asWritten?: boolean;
}

/** Contents that are traces in every alloy of the catalogue: above this a wt% column was probably meant as ppm [wt%]. */
const TRACE_CEILING = 0.5;
/** Alloying elements in a ppm column below this were probably meant as wt% [ppm]. */
const MAJOR_FLOOR = 100;
const TRACE_ELEMENTS: readonly string[] = [
  ...GASES,
  ...RELEASE_CRITICAL,
  'S',
  'P',
  'As',
  'Sb',
  'Sn',
  'Zn',
  'Cd',
];
const MAJOR_ELEMENTS: readonly string[] = ['Ni', 'Co', 'Fe', 'Cr', 'Mo', 'W', 'Ta', 'Re'];

/**
 * All lots of a table. Throws one InputError with a detail per bad cell (file, cell, column, value, what is allowed,
 * cure) when any row is wrong, so that an import is all or nothing. Values that look like percent for ppm or the
 * reverse are asked about unless `asWritten`.
 */
export function parseLotTable(table: RawTable, rules: LotTableRules): LotRow[] {
  const faults: ErrorDetail[] = [];
  const columns = readHeader(table, faults);
  if (table.rows.length === 0)
    faults.push({ where: table.where, message: 'no lots below the header', allowed: 'one row per lot' });
  const lots =
    faults.length > 0 ? [] : table.rows.map((row) => parseRow(row, { table, columns, rules, faults }));
  refuseDuplicates(lots, table.where, faults);
  if (faults.length === 0) return lots;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  const first = faults[0]!;
  throw new InputError(`${first.where}: ${first.message}${more}; nothing was imported`, faults.slice(0, 50));
}

interface Columns {
  readonly named: ReadonlyMap<ColumnName, number>;
  readonly results: readonly {
    readonly element: ElementSymbol;
    readonly unit: 'wt%' | 'ppm';
    readonly at: number;
  }[];
}

interface RowContext {
  readonly table: RawTable;
  readonly columns: Columns;
  readonly rules: LotTableRules;
  readonly faults: ErrorDetail[];
}

function readHeader(table: RawTable, faults: ErrorDetail[]): Columns {
  const names = LOT_COLUMNS.map(([name]) => name as string);
  const named = new Map<ColumnName, number>();
  const results: Columns['results'][number][] = [];
  const seen = new Set<string>();
  table.header.forEach((name, at) => {
    const where = `${table.where}, cell ${columnLetter(at)}1`;
    if (seen.has(name)) faults.push({ where, value: name, message: `column "${name}" stands there twice` });
    seen.add(name);
    if (names.includes(name)) named.set(name as ColumnName, at);
    else {
      const result = resultColumn(name);
      if ('fault' in result) faults.push({ where, value: name, ...result.fault });
      else results.push({ ...result, at });
    }
  });
  for (const [name, required] of LOT_COLUMNS) {
    if (required && !named.has(name))
      faults.push({
        where: `${table.where}, row 1`,
        message: `column "${name}" is missing`,
        cure: 'remelt template shows the columns',
      });
  }
  return { named, results };
}

function resultColumn(
  name: string,
): { element: ElementSymbol; unit: 'wt%' | 'ppm' } | { fault: ErrorDetail } {
  const [symbol = '', suffix] = name.split('_');
  if (isElement(symbol) && (suffix === 'wtpct' || suffix === 'ppm'))
    return { element: symbol, unit: suffix === 'ppm' ? 'ppm' : 'wt%' };
  if (isElement(symbol))
    return {
      fault: {
        message: `column "${name}" has no unit`,
        allowed: `${symbol}_wtpct or ${symbol}_ppm`,
        cure: 'say the unit in the column name',
      },
    };
  const near = ELEMENTS.find((element) => element.toLowerCase() === symbol.toLowerCase());
  return {
    fault: {
      message: `unknown column "${name}"`,
      allowed: `${LOT_COLUMNS.map(([column]) => column).join(', ')}, or an element with its unit such as Cr_wtpct, S_ppm`,
      ...(near
        ? {
            cure:
              near === 'Re'
                ? 'write Re for rhenium; a rare earth by its own symbol (La, Ce, Y)'
                : `write ${near}`,
          }
        : {}),
    },
  };
}

function parseRow(row: RawRow, context: RowContext): LotRow {
  const { columns, rules } = context;
  const cell = (name: ColumnName): string => row.cells[columns.named.get(name) ?? -1] ?? '';
  const fault = (name: ColumnName, detail: ErrorDetail): void =>
    addFault(context, row, columns.named.get(name), { value: cell(name), ...detail });
  const oneOf = (name: ColumnName, allowed: readonly string[]): string => {
    if (!allowed.includes(cell(name)))
      fault(name, { message: `${name} "${cell(name)}" is not known`, allowed: allowed.join(', ') });
    return cell(name);
  };
  const decimal = (name: ColumnName): string | undefined => {
    if (cell(name) === '') return undefined;
    const reading = readDecimal(cell(name), context.table.decimal);
    if (reading && reading.operator === '=' && reading.value >= 0) return reading.digits;
    fault(name, {
      message: `${name} "${cell(name)}" is not a number of at least 0`,
      allowed: 'a decimal, no thousands separator',
    });
    return undefined;
  };
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,63}$/u.test(cell('lot_id'))) {
    fault('lot_id', {
      message: `lot_id "${cell('lot_id')}" is no name`,
      allowed: 'letters, digits, . _ / -, at most 64',
    });
  }
  if (cell('received_on') !== '' && !isDate(cell('received_on')))
    fault('received_on', { message: `"${cell('received_on')}" is no date`, allowed: '2026-11-24' });
  const kilograms = decimal('mass_kg');
  if (kilograms === undefined || Number(kilograms) === 0) {
    if (cell('mass_kg') === '' || Number(kilograms) === 0)
      fault('mass_kg', { message: 'a lot without mass', allowed: 'more than 0 kg' });
  }
  const analysis = parseAnalysis(row, context);
  const texts = {
    owner: cell('owner') || 'plant',
    supplier: cell('supplier'),
    declaredGrade: cell('declared_grade'),
    lotClass: cell('lot_class'),
    receivedOn: cell('received_on'),
  };
  const filled = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== '')) as {
    owner: string;
  };
  const generation = decimal('generation');
  const price = decimal('price_usd_per_kg');
  if (analysis) oneOf('method', rules.methods);
  return {
    row: row.row,
    lotId: cell('lot_id'),
    mass_g: grams(kilograms ?? '0', (message) => fault('mass_kg', { message, allowed: 'whole grams' })),
    form: oneOf('form', rules.forms),
    originClass: oneOf('origin_class', ORIGIN_CLASSES) as OriginClass,
    ...filled,
    ...(generation === undefined ? {} : { generation }),
    ...(price === undefined ? {} : { price_usd_per_kg: price }),
    ...(analysis ? { analysis } : {}),
  };
}

function parseAnalysis(row: RawRow, context: RowContext): LotRow['analysis'] {
  const { columns, rules, table } = context;
  const cell = (name: ColumnName): string => row.cells[columns.named.get(name) ?? -1] ?? '';
  const results: { element: ElementSymbol; text: string; unit: 'wt%' | 'ppm' }[] = [];
  let total = 0;
  for (const { element, unit, at } of columns.results) {
    const text = row.cells[at] ?? '';
    if (text === '') continue;
    const reading = readDecimal(text, table.decimal);
    const message = resultFault(element, unit, reading, rules);
    if (message) addFault(context, row, at, { value: text, unit, ...message });
    else if (reading) {
      results.push({ element, text: reading.text, unit });
      if (reading.operator === '=') total += reading.value / (unit === 'ppm' ? 1e4 : 1);
    }
  }
  if (total > 102.5) {
    addFault(context, row, columns.results[0]?.at, {
      value: Number(total.toFixed(3)),
      unit: 'wt%',
      message: `the results of this lot add to ${total.toFixed(2)} wt%`,
      allowed: 'at most 102.5 wt%',
    });
  }
  const balance = cell('balance');
  if (balance !== '' && !isElement(balance))
    addFault(context, row, columns.named.get('balance'), {
      value: balance,
      message: `balance "${balance}" is no element`,
      allowed: 'a symbol such as Ni',
    });
  if (results.length === 0) return undefined;
  return {
    method: cell('method'),
    ...(cell('laboratory') ? { laboratory: cell('laboratory') } : {}),
    ...(cell('reference') ? { reference: cell('reference') } : {}),
    ...(isElement(balance) ? { balance } : {}),
    results,
  };
}

function resultFault(
  element: ElementSymbol,
  unit: 'wt%' | 'ppm',
  reading: Reading | null,
  rules: LotTableRules,
): ErrorDetail | null {
  const cure = `if it is really so, import with --as-written`;
  if (!reading)
    return { message: `${element} is no decimal`, allowed: 'a decimal, with < in front for "below"' };
  const percent = reading.value / (unit === 'ppm' ? 1e4 : 1);
  if (reading.value < 0 || percent > 100)
    return {
      message: `${element} ${reading.text} ${unit} is impossible`,
      allowed: unit === 'ppm' ? '0 to 1000000 ppm' : '0 to 100 wt%',
    };
  if (rules.asWritten || reading.operator !== '=' || reading.value === 0) return null;
  if (unit === 'wt%' && TRACE_ELEMENTS.includes(element) && percent > TRACE_CEILING)
    return { message: `${element} ${reading.text} wt%: is it ppm?`, cure: `write ${element}_ppm; ${cure}` };
  if (
    unit === 'ppm' &&
    MAJOR_ELEMENTS.includes(element) &&
    reading.value < MAJOR_FLOOR &&
    reading.value > 0.3 &&
    reading.decimals > 0
  ) {
    return { message: `${element} ${reading.text} ppm: is it wt%?`, cure: `write ${element}_wtpct; ${cure}` };
  }
  if (unit === 'ppm' && ['S', 'O', 'N', 'P'].includes(element) && reading.value < 0.01)
    return { message: `${element} ${reading.text} ppm: is it wt%?`, cure: `write ${element}_wtpct; ${cure}` };
  return null;
}

function refuseDuplicates(lots: readonly LotRow[], where: string, faults: ErrorDetail[]): void {
  const first = new Map<string, number>();
  for (const { lotId, row } of lots) {
    const earlier = first.get(lotId);
    if (earlier !== undefined)
      faults.push({
        where: `${where}, row ${row}`,
        value: lotId,
        message: `lot_id "${lotId}" stands already in row ${earlier}`,
        allowed: 'one row per lot',
      });
    else first.set(lotId, row);
  }
}

function addFault(context: RowContext, row: RawRow, column: number | undefined, detail: ErrorDetail): void {
  const place = column === undefined ? `row ${row.row}` : `cell ${columnLetter(column)}${row.row}`;
  context.faults.push({ where: `${context.table.where}, ${place}`, ...detail });
}

function readDecimal(text: string, decimal: '.' | ','): Reading | null {
  try {
    return parseReading(decimal === ',' ? text.replace(',', '.') : text);
  } catch {
    return null;
  }
}

function grams(kilograms: string, refuse: (message: string) => void): string {
  const text = shiftDecimal(kilograms, 3);
  if (/^\d+(\.0+)?$/.test(text)) return text.split('.')[0]!;
  refuse(`${kilograms} kg is finer than a gram`);
  return '0';
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

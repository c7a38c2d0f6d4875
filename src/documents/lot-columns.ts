import type { ErrorDetail } from '../foundation/errors.ts';
import { ELEMENTS, type ElementSymbol, isElement } from '../metal/alloy/element.ts';
import { columnLetter, type RawTable } from './raw-table.ts';

/** Columns of the table in template order: [name, required, what it holds]. Results follow as `Cr_wtpct`, `S_ppm`. */
export const LOT_COLUMNS = [
  ['lot_id', true, 'your unique name of the lot'],
  ['mass_kg', true, 'net mass, to the gram'],
  ['form', true, 'foundry-returns, mill-solids, turnings ...'],
  [
    'origin_class',
    true,
    'post-consumer | pre-consumer-external | internal-revert | virgin (ISO 14021, fixed at intake)',
  ],
  ['lot_class', false, 'customer-return, purchased-scrap, end-of-life ...; empty = by origin'],
  ['owner', false, 'customer whose metal it stays; empty = the plant'],
  ['supplier', false, 'supplier'],
  ['declared_grade', false, "grade on the supplier's papers"],
  ['received_on', false, 'date, 2026-11-24'],
  ['generation', false, 'how often the metal was melted in this plant'],
  ['method', false, 'pXRF, OES, ICP-OES ... (required with results)'],
  ['laboratory', false, 'laboratory that analysed it'],
  ['reference', false, 'certificate number or DOI'],
  ['balance', false, 'element found by difference, such as Ni'],
] as const;

export type ColumnName = (typeof LOT_COLUMNS)[number][0];

/** Where each column of a table stands. */
export interface Columns {
  readonly named: ReadonlyMap<ColumnName, number>;
  readonly results: readonly ResultColumn[];
}

export interface ResultColumn {
  readonly element: ElementSymbol;
  readonly unit: 'wt%' | 'ppm';
  readonly at: number;
}

/** Columns of a header row; a detail in `faults` for each that is unknown, doubled, without unit or missing. */
export function readColumns(table: RawTable, faults: ErrorDetail[]): Columns {
  const names: readonly string[] = LOT_COLUMNS.map(([name]) => name);
  const named = new Map<ColumnName, number>();
  const results: ResultColumn[] = [];
  table.header.forEach((name, at) => {
    const where = `${table.where}, cell ${columnLetter(at)}1`;
    if (table.header.indexOf(name) < at)
      faults.push({ where, value: name, message: `column "${name}" appears twice` });
    if (names.includes(name)) named.set(name as ColumnName, at);
    else {
      const column = resultColumn(name, at);
      if ('element' in column) results.push(column);
      else faults.push({ where, value: name, ...column });
    }
  });
  for (const [name, required] of LOT_COLUMNS) {
    if (!required || named.has(name)) continue;
    faults.push({
      where: `${table.where}, row 1`,
      message: `column "${name}" is missing`,
      cure: 'see the columns with "remelt template"',
    });
  }
  return { named, results };
}

function resultColumn(name: string, at: number): ResultColumn | ErrorDetail {
  const [symbol = '', suffix, ...more] = name.split('_');
  if (isElement(symbol)) {
    const known = suffix === 'wtpct' || suffix === 'ppm';
    if (known && more.length === 0) return { element: symbol, unit: suffix === 'ppm' ? 'ppm' : 'wt%', at };
    return {
      message: `column "${name}" ${known ? 'has more than an element and a unit in its name' : 'names no unit'}`,
      allowed: `${symbol}_wtpct or ${symbol}_ppm`,
      cure: known ? 'delete the column, or rename it' : 'add the unit to the column name',
    };
  }
  const near = ELEMENTS.find((element) => element.toLowerCase() === symbol.toLowerCase());
  const cure =
    near === 'Re'
      ? 'write Re for rhenium, or the symbol of the rare earth (La, Ce, Y)'
      : near && `write ${near}`;
  const allowed = `${LOT_COLUMNS.map(([column]) => column).join(', ')}, or an element with its unit such as Cr_wtpct, S_ppm`;
  return { message: `unknown column "${name}"`, allowed, ...(cure ? { cure } : {}) };
}

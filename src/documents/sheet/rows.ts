import { isNewId } from '../../metal/alloy/identifier.ts';
import { columnLetter } from '../yard/raw-table.ts';
import {
  AND,
  contentIn,
  elementIn,
  formIn,
  gradeIn,
  isUnread,
  lotIdIn,
  massIn,
  methodAmong,
  methodIn,
  originIn,
  otherUnit,
  priceIn,
  toldWord,
  type WordOptions,
} from './cell-values.ts';
import type { ColumnUse } from './column-use.ts';
import { type DayOrder, readDay } from './days.ts';
import type { DecimalSign } from './decimals.ts';
import type { Fault } from './fault.ts';
import type { CellReading, FieldValue, LotSheetRow, ResultValue } from './lot-rows.ts';
import { EMPTY_CELL, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';
import { cellUnit } from './units.ts';
import { type FieldName, isRest, nothingIn } from './words.ts';

/** What is needed to read the cells of a table whose columns are known. */
export interface RowReader extends WordOptions {
  readonly uses: readonly ColumnUse[];
  readonly signs: ReadonlyMap<number, DecimalSign>;
  readonly dayOrder: DayOrder;
  readonly sheet: Sheet;
  /** `--set`: what fills the empty cells of a field, or the whole column where there is none. */
  readonly set: ReadonlyMap<FieldName, string>;
  /** The columns are those of the template: cells are taken as they are. */
  readonly exact: boolean;
  /** A unit in a cell is taken, whatever the heading says. */
  readonly asWritten: boolean;
}

interface ReadRows {
  readonly rows: readonly LotSheetRow[];
  readonly cells: readonly CellReading[];
  readonly faults: readonly Fault[];
  readonly passedOver: readonly { readonly row: number; readonly why: string }[];
}

/** What has been read so far of all rows. */
interface Progress {
  readonly rows: LotSheetRow[];
  readonly cells: CellReading[];
  readonly faults: Fault[];
  readonly passedOver: { row: number; why: string }[];
}

type Fields = Partial<Record<FieldName, FieldValue>>;

/** Fields that a second row of the same lot, or a merged cell, need not say again. */
const CARRIED: readonly FieldName[] = [
  'mass_kg',
  'form',
  'origin_class',
  'lot_class',
  'owner',
  'supplier',
  'declared_grade',
  'received_on',
  'generation',
  'note',
  'price',
  'reference',
  'laboratory',
];

/** The rows of a table in the words of a lot, what each cell became, and what cannot be read. */
export function readRows(rows: readonly SheetRow[], reader: RowReader): ReadRows {
  const progress: Progress = { rows: [], cells: [], faults: [], passedOver: [] };
  const earlier = new Map<string, Fields>();
  let weighed_kg = 0;
  let last = '';
  const merged = mergedCells(rows, reader, progress.faults);
  for (const row of rows) {
    const { fields, groups } = readRow(row, { reader, merged, progress });
    const id = fields.lot_id?.text ?? '';
    const mass = Number(fields.mass_kg?.text ?? 0);
    if (!reader.exact && (id === '' || isAlone(row))) {
      const why = whyPassedOver(row, { fields, groups, weighed_kg, mass });
      if (why !== undefined) {
        progress.passedOver.push({ row: row.row, why });
        continue;
      }
      // A second analysis below the first: its row says no number again.
      if (last !== '' && !fields.mass_kg?.text && groups.size > 0) fields.lot_id = { text: last };
    }
    weighed_kg += mass;
    fill(fields, reader);
    last = fields.lot_id?.text ?? '';
    const before = earlier.get(last);
    if (before)
      for (const field of CARRIED)
        if (!fields[field]?.text && before[field]?.text) fields[field] = before[field];
    earlier.set(last, before ?? fields);
    push(row.row, { fields, groups, reader, progress });
  }
  return progress;
}

type Groups = ReadonlyMap<string, { readonly results: ResultValue[]; balance?: FieldValue }>;

/** One row for each method of the results; a lot without results has one. */
function push(
  row: number,
  {
    fields,
    groups,
    reader,
    progress,
  }: {
    readonly fields: Fields;
    readonly groups: Groups;
    readonly reader: RowReader;
    readonly progress: Progress;
  },
): void {
  if (groups.size === 0) progress.rows.push({ row, fields, results: [] });
  for (const [method, { results, balance }] of byMethod(groups, fields.method?.text ?? '')) {
    const stated =
      method === '' ? (fields.method?.text || reader.exact ? fields.method : undefined) : { text: method };
    const usual =
      !reader.exact && reader.rules.methods.includes('laboratory') ? { text: 'laboratory' } : undefined;
    const whose = stated ?? usual;
    const { method: _, balance: written, ...others } = fields;
    const rest = written?.text ? written : undefined;
    progress.rows.push({
      row,
      fields: {
        ...others,
        ...(whose ? { method: whose } : {}),
        ...((balance ?? rest) && (balance || groups.size === 1) ? { balance: balance ?? rest! } : {}),
      },
      results,
    });
  }
}

/**
 * Results by the method that their row or their heading names, one group for each. Those of a row that names several methods at once are
 * taken apart; an element by difference goes with the metals.
 */
function byMethod(groups: Groups, stated: string): Groups {
  const methods = stated.split(AND);
  const { results = [], balance } = groups.get('') ?? {};
  const isSeveral = methods.includes('combustion') && methods.length > 1;
  if (results.length === 0 || !(isSeveral || (stated !== '' && groups.has(stated)))) return groups;
  const found = new Map([...groups].filter(([method]) => method !== ''));
  for (const [method, of] of Map.groupBy(results, ({ element }) => methodAmong(methods, element))) {
    const named = found.get(method);
    const rest = named?.balance ?? (method === methods[0] ? balance : undefined);
    found.set(method, { results: [...(named?.results ?? []), ...of], ...(rest && { balance: rest }) });
  }
  return found;
}

function readRow(
  row: SheetRow,
  {
    reader,
    merged,
    progress,
  }: {
    readonly reader: RowReader;
    readonly merged: ReadonlyMap<string, SheetCell>;
    readonly progress: Progress;
  },
): { readonly fields: Fields; readonly groups: Groups } {
  const fields: Fields = {};
  const groups = new Map<string, { results: ResultValue[]; balance?: FieldValue }>();
  for (const use of reader.uses) {
    const cell = merged.get(`${row.row}:${use.at}`) ?? row.cells[use.at] ?? EMPTY_CELL;
    if (use.field === undefined && use.element === undefined) {
      // it is no part of the lot, and shown all the same: who reads the sheet again sees all of it
      if (cell.text !== '') progress.cells.push({ row: row.row, at: use.at, written: cell.text, became: '' });
      continue;
    }
    if (cell.problem) {
      if (use.field !== undefined) fields[use.field] ??= { text: '', at: use.at };
      progress.faults.push({
        row: row.row,
        at: use.at,
        value: cell.text,
        ...cell.problem,
        message: `cell ${columnLetter(use.at)}${row.row} ${cell.problem.message}`,
      });
      continue;
    }
    const became =
      use.element === undefined
        ? fieldOf(use.field === 'mass_kg' ? { ...use, ...statedUnit(row, reader) } : use, cell, {
            row: row.row,
            fields,
            reader,
            progress,
          })
        : resultOf(use, cell, { row: row.row, groups, reader, progress });
    if (cell.text !== '')
      progress.cells.push({
        row: row.row,
        at: use.at,
        written: cell.percent ? `${cell.text} (shown as per cent)` : cell.text,
        became,
      });
  }
  return { fields, groups };
}

/** Unit of the mass of this row, where a column of its own says it. */
function statedUnit({ cells }: SheetRow, { uses }: RowReader): Pick<ColumnUse, 'unit'> {
  const at = uses.find(({ statesMassUnit }) => statesMassUnit)?.at;
  const unit = at === undefined ? undefined : cellUnit(cells[at]?.text ?? '');
  return unit === 'kg' || unit === 't' || unit === 'g' || unit === 'lb' ? { unit } : {};
}

interface Into {
  readonly row: number;
  readonly reader: RowReader;
  readonly progress: Progress;
}

/** Reads one cell of a result into its group; returns what it became. */
function resultOf(
  use: ColumnUse,
  cell: SheetCell,
  {
    row,
    groups,
    reader,
    progress,
  }: Into & { readonly groups: Map<string, { results: ResultValue[]; balance?: FieldValue }> },
): string {
  if (cell.kind === 'text' && !isRest(cell.text)) {
    const nothing = nothingIn(cell.text);
    if (nothing !== undefined) return cell.text === '' ? '' : `no result: ${nothing}`;
  }
  const method = use.method ?? '';
  const group = groups.get(method) ?? { results: [] };
  groups.set(method, group);
  if (cell.kind === 'text' && isRest(cell.text)) {
    group.balance = { text: use.element!, at: use.at };
    return 'found by difference';
  }
  const read = contentIn(cell, use, reader.signs.get(use.at) ?? '.');
  if (isUnread(read)) {
    progress.faults.push({ row, at: use.at, value: cell.text, ...read });
    return '';
  }
  group.results.push({ element: use.element!, at: use.at, ...read });
  return `${use.element} ${read.text} ${read.unit}`;
}

/** Reads one cell of a field; returns what it became. */
function fieldOf(
  use: ColumnUse,
  cell: SheetCell,
  { row, fields, reader, progress }: Into & { readonly fields: Fields },
): string {
  const field = use.field!;
  const { text } = cell;
  if (text === '' || (!reader.exact && field !== 'lot_id' && nothingIn(text) !== undefined)) {
    fields[field] ??= { text: '', at: use.at };
    return '';
  }
  const put = (became: string, name: FieldName = field): string => {
    fields[name] = { text: became, at: use.at };
    return became;
  };
  if (field === 'mass_kg' || field === 'price') {
    const sign = reader.signs.get(use.at) ?? '.';
    const mass =
      field === 'price'
        ? priceIn(cell, use, sign)
        : (otherUnit(cell, use, { sign, asWritten: reader.asWritten }) ?? massIn(cell, use, sign));
    if (typeof mass === 'string') return `${put(mass)}${field === 'price' ? '/kg' : ' kg'}`;
    progress.faults.push({ row, at: use.at, value: text, ...mass });
    put('');
    return '';
  }
  if (field === 'origin_class') {
    const { origin, lotClass } = originIn(text, reader);
    if (lotClass !== undefined && !fields.lot_class?.text) put(lotClass, 'lot_class');
    return [put(origin), lotClass].filter(Boolean).join(', ');
  }
  if (field === 'received_on')
    return put(cell.kind === 'date' ? text : (readDay(text, reader.dayOrder, reader.sheet.from1904) ?? text));
  if (field === 'form') return put(formIn(text, reader));
  if (field === 'method') return put(methodIn(text, reader));
  if (field === 'balance') return put(elementIn(text));
  if (field === 'declared_grade') return put(gradeIn(text));
  if (field === 'lot_id') return put(reader.exact ? text : lotIdIn(text, isNewId));
  return put(TOLD.includes(field) ? (toldWord(text, reader) ?? text) : text);
}

/** Fields whose cells are taken as they are, unless somebody says what a word of them means. */
const TOLD: readonly FieldName[] = ['lot_class', 'supplier', 'laboratory', 'owner'];

/** What options say fills what the sheet leaves empty. */
function fill(fields: Fields, reader: RowReader): void {
  for (const [field, text] of reader.set) {
    if (fields[field]?.text) continue;
    if (field === 'form') fields.form = { text: formIn(text, reader) };
    else if (field === 'method') fields.method = { text: methodIn(text, reader) };
    else if (field === 'origin_class') {
      const { origin, lotClass } = originIn(text, reader);
      fields.origin_class = { text: origin };
      if (lotClass !== undefined && !fields.lot_class?.text) fields.lot_class = { text: lotClass };
    } else fields[field] = { text };
  }
}

/** True for a row with one cell: a footnote, or the name of a group of lots. */
const isAlone = ({ cells }: SheetRow): boolean => cells.filter(({ text }) => text !== '').length === 1;

/** Why a row without a lot number is no lot; undefined for one that may be. */
function whyPassedOver(
  row: SheetRow,
  {
    fields,
    groups,
    weighed_kg,
    mass,
  }: { readonly fields: Fields; readonly groups: Groups; readonly weighed_kg: number; readonly mass: number },
): string | undefined {
  if (!fields.mass_kg?.text && groups.size === 0) {
    const words = row.cells
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(' ');
    return `neither mass nor result ("${words.length > 40 ? `${words.slice(0, 37)}...` : words}")`;
  }
  return mass > 0 &&
    Math.abs(mass - weighed_kg) < 0.0015 * Math.max(1, weighed_kg) &&
    weighed_kg > mass * 0.99
    ? 'the sum of the masses above'
    : undefined;
}

/**
 * Words that stand once for several merged rows, by "row:column". A mass or result that is merged over several rows says
 * nothing of each, unless the rows are one lot.
 */
function mergedCells(
  rows: readonly SheetRow[],
  { uses, sheet }: RowReader,
  faults: Fault[],
): ReadonlyMap<string, SheetCell> {
  const filled = new Map<string, SheetCell>();
  const lotAt = uses.find(({ field }) => field === 'lot_id')?.at;
  const oneLot = (top: number, bottom: number): boolean =>
    sheet.merges.some(
      ({ top: from, bottom: to, left, right }) =>
        lotAt !== undefined && left - 1 <= lotAt && right - 1 >= lotAt && from <= top && to >= bottom,
    );
  for (const { top, bottom, left, right } of sheet.merges) {
    const inside = rows.filter(({ row }) => row >= top && row <= bottom);
    const known = uses.filter(
      ({ at, field, element }) => at >= left - 1 && at <= right - 1 && (field ?? element) !== undefined,
    );
    const first = inside[0];
    const cell = first?.row === top ? first.cells[left - 1] : undefined;
    if (!first || known.length === 0 || (inside.length === 1 && known.length === 1)) continue;
    const [use] = known;
    const number =
      known.length > 1 || use!.element !== undefined || use!.field === 'mass_kg' || use!.field === 'lot_id';
    if (number && !(known.length === 1 && oneLot(top, bottom))) {
      faults.push({
        row: top,
        at: left - 1,
        message: `cell ${columnLetter(left - 1)}${top} is merged with another cell`,
        allowed: 'one cell per value',
        cure: 'take the cells apart and write what belongs into each',
      });
      continue;
    }
    if (cell && !(use!.element !== undefined))
      for (const { row } of inside.slice(1)) filled.set(`${row}:${use!.at}`, cell);
  }
  return filled;
}

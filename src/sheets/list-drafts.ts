import { type Draft, known } from './draft.ts';
import { type Heading, headingsOf } from './heading.ts';
import { type KnownSheet, sampleAbove, statedAt } from './known-file.ts';
import { meaningOf } from './notes.ts';
import { plainCell } from './plain-cell.ts';
import { controlAt, isBlankAt, knownRow } from './row-kinds.ts';
import type { Table, TableRow } from './table.ts';
import { type Columns, columnsOf, taughtHeadings } from './table-columns.ts';
import {
  CAME_BY,
  explained,
  isOfContent,
  kBySign,
  reasonIn,
  solutionOf,
  type TableDrafts,
} from './table-drafts.ts';
import { unitOf } from './units.ts';
import { cellOf, isResult, withoutUnits } from './value.ts';
import { isKnownMark, type LabelKind, labelKind, notMeasuredBy } from './words.ts';

/** A list with the places of what its rows say. */
interface List {
  readonly table: Table;
  readonly sheet: KnownSheet;
  readonly block: number;
  readonly columns: Columns;
  readonly elementAt: number;
  readonly contentAt: number;
  readonly unitAt: number;
  /** A result as it is shown: without the unit that stands behind each. */
  readonly shown: (text: string) => string;
}

/** Contents of a table whose rows are one content each: element, result, unit. */
export function listDrafts(given: Table, sheet: KnownSheet, block: number): TableDrafts {
  const headings = taughtHeadings(given.headings, sheet.lesson);
  const table = { ...given, headings };
  const contentAt = contentColumn(headings, table.rows);
  const list: List = {
    ...{ table, sheet, block, contentAt },
    columns: withoutMassNumbers(columnsOf(table, headings), table),
    elementAt: headings.findIndex(({ role }) => role === 'element'),
    unitAt: unitColumn(headings, contentAt),
    shown: withoutUnits(table.rows.map(({ cells }) => cells[contentAt] ?? '')),
  };
  if (contentAt < 0)
    return { drafts: [], left: [`${table.where}, table at line ${table.row}: no column of contents`] };
  const elements = headingsOf(table.rows.map(({ cells }) => cells[list.elementAt] ?? ''));
  const counts = new Map<string, number>();
  const keyOf = ({ sample, element, oxide, line }: Draft): string =>
    `${sample}|${element}|${oxide ?? ''}|${line ?? ''}`;
  const left: string[] = [];
  const spreads = new Map<string, string>();
  const burns = burnColumns(headings, table.rows);
  const drafts = table.rows.flatMap((row, i): Draft[] => {
    const draft = draftOf(row, elements[i]!, list);
    if (typeof draft === 'string') left.push(`line ${row.row} ${draft}`);
    const each = burns.flatMap((at, k): Draft[] => {
      const burn = draftOf(row, elements[i]!, { ...list, contentAt: at });
      if (burn === undefined || typeof burn === 'string') return [];
      const { spread: _, beside: __, ...bare } = burn;
      return [{ ...bare, burn: k + 1, isBurn: true, hasMean: true }];
    });
    if (draft === undefined || typeof draft === 'string') return each;
    if (each.length > 0) return [...each, { ...draft, isMean: true }];
    const key = keyOf(draft);
    const kind = kindOf(row, list);
    if (kind === 'mean') {
      const { burn: _, isBurn: __, ...mean } = draft;
      return [{ ...mean, isCalledMean: true }];
    }
    if (kind !== undefined) {
      if (kind === 'spread' && draft.cell.digits !== undefined) spreads.set(key, draft.cell.digits);
      left.push(`line ${row.row} "${draft.text}": a ${kind === 'bound' ? 'bound' : 'spread'}, not a content`);
      return [];
    }
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return [{ ...draft, burn: draft.burn ?? counts.get(key)! }];
  });
  const alone = Map.groupBy(drafts, keyOf);
  return {
    // the only result of its element is no burn
    drafts: qualified(drafts).map((given) => {
      const digits = given.isCalledMean && !given.spread ? spreads.get(keyOf(given)) : undefined;
      const draft: Draft = digits === undefined ? given : { ...given, spread: { digits, k: 1 } };
      if (draft.isBurn || alone.get(keyOf(draft))!.length > 1) return draft;
      const { burn: _, ...only } = draft;
      return only;
    }),
    left,
  };
}

/** Columns of burns beside the one of their mean, where there are several. */
function burnColumns(headings: readonly Heading[], rows: readonly TableRow[]): readonly number[] {
  const places = headings.flatMap(({ text, role }, at) =>
    role === 'burn' && /\d/.test(text) && rows.some(({ cells }) => isResult(cells[at] ?? '')) ? [at] : [],
  );
  return places.length < 2 ? [] : places;
}

/** What a row is by a word in one of its columns, or by that of its results: a mean, a spread, a bound; undefined for a content. */
function kindOf(row: TableRow, { table, sheet, columns, contentAt }: List): LabelKind | undefined {
  const { kind } = knownRow(asRow(row, elementColumns(table)), { columns, table, sheet });
  if (kind !== 'data' && kind !== 'name' && kind !== 'blank' && kind !== 'units') return kind;
  return labelKind(table.headings[contentAt]!.text) === 'mean' ? 'mean' : undefined;
}

/** The content of a row; words for a row that holds none, undefined for an empty one. */
function draftOf(row: TableRow, element: Heading, list: List): Draft | string | undefined {
  const { table, sheet, block, columns, elementAt, contentAt } = list;
  const cellAt = (at: number): string => (at < 0 ? '' : (row.cells[at] ?? ''));
  const printed = cellAt(contentAt);
  const text = list.shown(printed);
  const cell = cellOf(printed);
  const { substance, line } = element;
  if (!substance || element.role !== 'content')
    return text === '' ? undefined : `"${cellAt(elementAt)}": not an element`;
  if (text === '' || cell.kind === 'blank' || cell.kind === 'other') return undefined;
  const said = knownRow(asRow(row, elementColumns(table)), { columns, table, sheet });
  if (said.kind === 'blank' || (said.kind === 'bound' && columns.samples.length > 0))
    return `"${said.name}": a blank`;
  const sample = (said.name || sampleAbove(sheet, row.row)) ?? sheet.lesson?.sample ?? '';
  if (isBlankAt(sample, row.row, sheet)) return `"${sample}": a blank`;
  const remarks = [...columns.notes, ...columns.methods].map(cellAt).filter((one) => one !== '');
  const signs = [
    ...cell.marks,
    ...(cell.remark !== undefined && sheet.meanings.has(cell.remark) ? [cell.remark] : []),
    ...columns.marks.map(cellAt),
    ...remarks.flatMap((one) => /\s([*†‡#]{1,3}|[a-z]\))$/.exec(one)?.[1] ?? []),
  ].filter((sign) => sign !== '');
  const explainedHere = explained(signs, sheet);
  const { strange } = explainedHere;
  const meanings = [
    ...explainedHere.meanings,
    ...[...columns.notes, ...columns.methods, ...columns.unknown, columns.number].flatMap((at) =>
      CAME_BY(notMeasuredBy(cellAt(at))),
    ),
    ...CAME_BY(element.by),
    ...columns.notes
      .map(cellAt)
      .map(meaningOf)
      .filter(({ kind }) => ['interference', 'estimate', 'accreditation'].includes(kind)),
  ];
  const unit =
    cell.unit ??
    meanings.find((one) => one.unit !== undefined)?.unit ??
    unitOf(cellAt(list.unitAt)) ??
    element.unit ??
    table.headings[contentAt]!.unit ??
    statedAt(sheet, row.row, 'unit') ??
    unitOf(sheet.lesson?.unit ?? '');
  if (unit?.kind === 'intensity' || unit?.kind === 'atomic') return undefined;
  const struck = said.struck ?? meanings.find(({ kind }) => kind === 'excluded')?.words;
  const spread = spreadOf(row, table.headings, { sheet, k: columns.k });
  const ofCell =
    cell.spread && known({ digits: cell.spread.digits, k: cell.spread.k, unit: cell.spread.unit });
  const dates = columns.dates.map(cellAt).filter((one) => one !== '');
  return {
    ...{ sample, element: substance.element, text, cell, row: row.row, block, meanings },
    strange: strange.filter((sign) => !isKnownMark(sign)),
    ...known<Partial<Draft>>({
      ...{
        unit,
        line,
        oxide: substance.oxide,
        burn: said.burn,
        isBurn: said.burn === undefined ? undefined : true,
        beside: spread?.digits,
      },
      control: said.control ?? controlAt(sample, row.row, sheet),
      struck: struck === undefined ? undefined : reasonIn(struck),
      spread: (ofCell as Draft['spread']) ?? (cell.kind === 'number' ? spread : undefined),
      printedLimit: limitBeside(row, { table, remarks }),
      at: dates.length === 0 ? undefined : dates.join(' '),
      solution: solutionOf({ row }, { columns, table, sheet }),
      isNotAccredited: meanings.some(({ kind }) => kind === 'accreditation') ? true : undefined,
    }),
  };
}

/** The limit of detection of a row, in its own column or in a remark: "ICP-MS (LOD 0.1 ppm)". */
function limitBeside(
  row: TableRow,
  { table, remarks }: { readonly table: Table; readonly remarks: readonly string[] },
): string | undefined {
  const at = table.headings.findIndex(({ role }) => role === 'limit');
  if (at >= 0) return row.cells[at] || undefined;
  return remarks.flatMap((one) => LIMIT.exec(plainCell(one))?.[1] ?? [])[0];
}

const LIMIT = /[(\s](?:nwg|lod|loq|l[ií]mite?|mdl|bg|grenze|检出限)\s*[:=<]?\s*([\d.,]+.*?)\)?$/i;

/** The columns of a list whose "Mass" is that of the isotope. */
function withoutMassNumbers(columns: Columns, { rows }: Table): Columns {
  const masses = rows.flatMap(({ cells }) => cells[columns.mass] ?? []).filter((text) => text !== '');
  const isOfIsotopes =
    masses.length > 0 &&
    masses.every((text) => /^\d{1,3}$/.test(text)) &&
    new Set(masses).size > masses.length / 4;
  return isOfIsotopes ? { ...columns, mass: -1 } : columns;
}

const elementColumns = ({ headings }: Table): readonly number[] =>
  headings.flatMap(({ role }, at) => (role === 'element' ? [at] : []));

/** A row without its element and isotope, which are no labels of it. */
const asRow = (row: TableRow, elements: readonly number[]): TableRow => ({
  ...row,
  cells: row.cells.map((cell, at) => (elements.includes(at) ? '' : cell)),
});

/** "<" or "U" in a column of qualifiers makes a limit of the figure beside it. */
const qualified = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.map((draft) => {
    // "U" is what laboratories write for "not found above the limit beside it"
    const sign = draft.strange.find((one) => /^([<>≤≥]|U|ND|BDL)$/.test(one));
    if (sign === undefined || draft.cell.kind !== 'number') return draft;
    const { spread: _, ...rest } = draft;
    return {
      ...rest,
      strange: draft.strange.filter((one) => one !== sign),
      cell: { ...draft.cell, kind: /[<≤UNB]/.test(sign) ? ('below' as const) : ('above' as const) },
    };
  });

/** The column of results: of several that of the solid sample, else the first by mass. */
function contentColumn(headings: readonly Heading[], rows: readonly TableRow[]): number {
  const contents = headings.flatMap(({ role, substance }, at) =>
    role === 'content' && !substance ? [at] : [],
  );
  const isOfMass = (at: number): boolean => {
    const unit =
      headings[at]!.unit ??
      rows
        .flatMap(({ cells }) => unitOf(cells[unitColumn(headings, at)] ?? '') ?? [])
        .find(({ kind }) => kind === 'mass');
    const isStated = unitColumn(headings, at) >= 0;
    return unit === undefined ? !isStated : unit.kind === 'mass';
  };
  const massive = contents.filter(isOfMass);
  return (
    massive.find((at) => /sample|solid|final|reported|corr/i.test(headings[at]!.text)) ??
    massive[0] ??
    contents.find((at) => /sample|solid|final|reported|corr/i.test(headings[at]!.text)) ??
    contents[0] ??
    -1
  );
}

/** The column of units that belongs to a column of results: the next behind it, else the only one; -1 without one. */
function unitColumn(headings: readonly Heading[], at: number): number {
  const units = headings.flatMap(({ role, substance }, i) => (role === 'unit' && !substance ? [i] : []));
  return units.find((i) => i > at) ?? units[0] ?? -1;
}

function spreadOf(
  row: TableRow,
  headings: readonly Heading[],
  { sheet, k: kAt }: { readonly sheet: KnownSheet; readonly k: Columns['k'] },
): Draft['spread'] {
  const at = headings.findIndex(({ role }) => role === 'spread');
  const relativeAt = headings.findIndex(({ role }) => role === 'relative-spread');
  const cell = cellOf((row.cells[at >= 0 ? at : relativeAt] ?? '').replace(/^(±|\+\/-)\s*/, ''));
  if (cell.kind !== 'number' || cell.digits === undefined) return undefined;
  if (at < 0) return { digits: cell.digits, k: 1, isRelative: true };
  const ofColumn =
    kAt < 0 ? undefined : Number((row.cells[kAt] ?? '').replace(',', '.').replace(/^k\s*=\s*/, ''));
  const heading = headings[at]!;
  if (isOfContent(heading, { row: row.row, sheet }))
    return { digits: cell.digits, k: heading.k ?? statedAt(sheet, row.row, 'k') ?? 1, isRelative: true };
  const k =
    kBySign(cell, sheet) ??
    heading.k ??
    (ofColumn && ofColumn > 0 ? ofColumn : undefined) ??
    sheet.lesson?.k ??
    statedAt(sheet, row.row, 'k');
  const unit = cell.unit ?? heading.unit;
  return { digits: cell.digits, ...(k === undefined ? {} : { k }), ...(unit ? { unit } : {}) };
}

import type { Draft } from './draft.ts';
import { type Heading, headingsOf } from './heading.ts';
import { type KnownSheet, sampleAbove, statedAt } from './known-file.ts';
import { controlOf, knownRow } from './row-kinds.ts';
import { type Columns, columnsOf, taughtHeadings } from './table-columns.ts';
import { explained, reasonIn, solutionOf, type TableDrafts } from './table-drafts.ts';
import type { Table, TableRow } from './tables.ts';
import { unitOf } from './units.ts';
import { cellOf } from './value.ts';
import { isBlank } from './words.ts';

/** Contents of a table whose rows are one content each: element, result, unit. */
export function listDrafts(given: Table, sheet: KnownSheet, block: number): TableDrafts {
  const headings = taughtHeadings(given.headings, sheet.lesson);
  const table = { ...given, headings };
  const columns = withoutMassNumbers(columnsOf(table, headings), table);
  const elementAt = headings.findIndex(({ role }) => role === 'element');
  const contentAt = contentColumn(headings, table.rows);
  const unitAt = unitColumn(headings, contentAt);
  const where = `${table.where}, table at line ${table.row}`;
  if (contentAt < 0) return { drafts: [], left: [`${where}: no column of contents`] };
  const substances = headingsOf(table.rows.map(({ cells }) => cells[elementAt] ?? ''));
  const left: string[] = [];
  const counts = new Map<string, number>();
  const drafts = table.rows.flatMap((row, i): Draft[] => {
    const { substance, unit, role, line } = substances[i]!;
    const text = row.cells[contentAt] ?? '';
    const cell = cellOf(text);
    if (!substance || role !== 'content') {
      if (text !== '') left.push(`line ${row.row} "${row.cells[elementAt] ?? ''}": not an element`);
      return [];
    }
    if (text === '' || cell.kind === 'blank' || cell.kind === 'other') return [];
    const known = knownRow(asRow(row, elementAt), { columns, table, lesson: sheet.lesson });
    if (known.kind === 'blank' || (known.kind === 'bound' && columns.samples.length > 0)) {
      left.push(`line ${row.row} "${known.name}": a blank`);
      return [];
    }
    const sample = (known.name || sampleAbove(sheet, row.row)) ?? sheet.lesson?.sample ?? '';
    if (isBlank(sample)) {
      left.push(`line ${row.row} "${sample}": a blank`);
      return [];
    }
    const solution = solutionOf({ row }, { columns, table, sheet });
    const control = known.control ?? controlOf(sample, sheet);
    const remarks = [...columns.notes, ...columns.methods]
      .map((at) => row.cells[at] ?? '')
      .filter((one) => one !== '');
    const signs = [
      ...cell.marks,
      ...columns.marks.map((at) => row.cells[at] ?? ''),
      ...remarks.flatMap((one) => /\s([*†‡#]{1,3}|[a-z]\))$/.exec(one)?.[1] ?? []),
    ].filter((sign) => sign !== '');
    const { meanings, strange } = explained(signs, sheet);
    const ofRow = unitAt < 0 ? undefined : unitOf(row.cells[unitAt] ?? '');
    const stated = sheet.lesson?.unit === undefined ? undefined : unitOf(sheet.lesson.unit);
    const found =
      cell.unit ??
      meanings.find((one) => one.unit !== undefined)?.unit ??
      ofRow ??
      unit ??
      headings[contentAt]!.unit ??
      statedAt(sheet, row.row, 'unit') ??
      stated;
    if (found?.kind === 'intensity' || found?.kind === 'atomic') return [];
    const struck = known.struck ?? meanings.find(({ kind }) => kind === 'excluded')?.words;
    const spread = spreadOf(row, headings, { sheet, k: columns.k });
    const beside = spread === undefined ? undefined : spread.digits;
    const limitAt = headings.findIndex((heading) => heading.role === 'limit');
    const limit =
      limitAt < 0
        ? (remarks.flatMap(
            (one) => /[(\s](?:nwg|lod|loq|limit|mdl|bg)\s*[:=<]?\s*([\d.,]+.*?)\)?$/i.exec(one)?.[1] ?? [],
          )[0] ?? '')
        : (row.cells[limitAt] ?? '');
    const key = `${sample}|${substance.element}|${substance.oxide ?? ''}|${line ?? ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const at = columns.dates
      .map((one) => row.cells[one] ?? '')
      .filter((one) => one !== '')
      .join(' ');
    return [
      {
        ...{ sample, element: substance.element, text, cell, row: row.row, block, meanings },
        strange: strange.filter((sign) => !isKnownMark(sign)),
        burn: known.burn ?? counts.get(key)!,
        ...(substance.oxide === undefined ? {} : { oxide: substance.oxide }),
        ...(found ? { unit: found } : {}),
        ...(control ? { control } : {}),
        ...(struck === undefined ? {} : { struck: reasonIn(struck) }),
        ...(cell.kind === 'number' && spread ? { spread } : {}),
        ...(cell.spread
          ? {
              spread: {
                digits: cell.spread.digits,
                ...(cell.spread.k === undefined ? {} : { k: cell.spread.k }),
                ...(cell.spread.unit ? { unit: cell.spread.unit } : {}),
              },
            }
          : {}),
        ...(beside === undefined ? {} : { beside }),
        ...(limit === '' ? {} : { printedLimit: limit }),
        ...(line === undefined ? {} : { line }),
        ...(at === '' ? {} : { at }),
        ...(solution ? { solution } : {}),
        ...(meanings.some(({ kind }) => kind === 'accreditation') ? { isNotAccredited: true as const } : {}),
      },
    ];
  });
  return { drafts: qualified(drafts), left };
}

/** The columns of a list whose "Mass" is that of the isotope. */
function withoutMassNumbers(columns: Columns, { rows }: Table): Columns {
  const masses = rows.flatMap(({ cells }) => cells[columns.mass] ?? []).filter((text) => text !== '');
  const isOfIsotopes =
    masses.length > 0 &&
    masses.every((text) => /^\d{1,3}$/.test(text)) &&
    new Set(masses).size > masses.length / 4;
  return isOfIsotopes ? { ...columns, mass: -1 } : columns;
}

/** A row without its element, which is no label of it. */
const asRow = (row: TableRow, elementAt: number): TableRow => ({
  ...row,
  cells: row.cells.map((cell, at) => (at === elementAt ? '' : cell)),
});

/** Marks of a column of qualifiers that say nothing strange. */
const isKnownMark = (sign: string): boolean =>
  /^(ok|valid|yes|y|pass|final|accepted|approved|released|good|validated|=)$/i.test(sign);

/** "<" or "U" in a column of qualifiers makes a limit of the figure beside it. */
const qualified = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.map((draft) => {
    const sign = draft.strange.find((one) => /^[<>≤≥]$/.test(one));
    if (sign === undefined || draft.cell.kind !== 'number') return draft;
    const { spread: _, ...rest } = draft;
    return {
      ...rest,
      strange: draft.strange.filter((one) => one !== sign),
      cell: { ...draft.cell, kind: /[<≤]/.test(sign) ? ('below' as const) : ('above' as const) },
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
  const k =
    heading.k ??
    (ofColumn && ofColumn > 0 ? ofColumn : undefined) ??
    sheet.lesson?.k ??
    statedAt(sheet, row.row, 'k');
  const unit = cell.unit ?? heading.unit;
  return { digits: cell.digits, ...(k === undefined ? {} : { k }), ...(unit ? { unit } : {}) };
}

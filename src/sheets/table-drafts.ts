import { NO_MARK } from './asks/of-cells.ts';
import { figureOf } from './decimal.ts';
import type { Draft, PrintedSpread, Solution } from './draft.ts';
import type { Heading } from './heading.ts';
import { type KnownSheet, sampleAbove, statedAt, statedOfSample, struckByNote } from './known-file.ts';
import type { Meaning } from './notes.ts';
import { controlAt, isBlankAt, type KnownRow, knownRow } from './row-kinds.ts';
import type { Table } from './table.ts';
import { type Columns, type ContentColumn, columnsOf, taughtHeadings } from './table-columns.ts';
import { gramsOf, litresOf, type Unit, unitOf } from './units.ts';
import { cellOf } from './value.ts';
import { isKnownMark, isStruck } from './words.ts';

/** What a table holds: its contents, and what was left out. */
export interface TableDrafts {
  readonly drafts: readonly Draft[];
  readonly left: readonly string[];
}

interface Known {
  readonly sheet: KnownSheet;
  readonly table: Table;
  readonly columns: Columns;
  readonly block: number;
  /** A name stands once, above the burns of its sample. */
  readonly namesOnce: boolean;
  /** Units of a row of units among the rows. */
  readonly units: readonly (Unit | undefined)[];
}

/** Rows of one sample that stand below each other. */
interface Group {
  readonly sample: string;
  readonly entries: Entry[];
}

interface Entry {
  readonly known: KnownRow;
  readonly drafts: readonly Draft[];
}

/** Contents of a table whose rows are samples, burns and statistics; long because each kind of row changes what the next ones belong to. */
export function tableDrafts(given: Table, sheet: KnownSheet, block: number): TableDrafts {
  const headings = taughtHeadings(given.headings, sheet.lesson);
  const table = { ...given, headings };
  const columns = columnsOf(table, headings);
  const left: string[] = [];
  if (columns.contents.length === 0) return { drafts: [], left: [`${place(table)}: ${whyLeft(headings)}`] };
  const inOrder = table.rows.map((row) => knownRow(row, { columns, table, sheet }));
  // of columns of burns the burns come first, whatever the order in which they were printed
  const hasBurns = inOrder.some(({ burn }) => burn !== undefined);
  const rows =
    table.isTurned && hasBurns ? inOrder.toSorted((a, b) => ORDER(a) - ORDER(b)) : statisticsBehind(inOrder);
  const unitRow = rows.find(({ kind }) => kind === 'units');
  const units = headings.map((_, at) => unitOf(unitRow?.row.cells[at] ?? ''));
  const data = rows.filter(({ kind }) => kind === 'data');
  const nameless = data.filter(({ name: own }) => own === '');
  // one column of spreads behind many samples is of all of them
  const spreads = rows.filter(({ kind }) => kind === 'spread' || kind === 'wide' || kind === 'relative');
  const isBesideEach = !hasBurns && spreads.length * 2 >= data.length;
  const namesOnce = columns.number < 0 && nameless.length >= data.length * NAMELESS;
  const known: Known = { sheet, table, columns, block, units, namesOnce };
  const limits = rows.find(
    ({ row, kind }) =>
      kind === 'bound' && /^(lod|loq|mdl|detection limit|nachweisgrenze|dl|nwg)/i.test(row.labels[0] ?? ''),
  );
  const drafts: Draft[] = [];
  let group: Group | undefined;
  const groups: Group[] = [];
  let since: Group[] = [];
  let means: Draft[] = [];
  let name = '';
  let isStatisticBefore = false;
  /** The blank whose statistics may follow. */
  let blank: string | undefined;
  /** The mean above is over several samples: its spread is of none of them. */
  let isOfSeveral = false;
  /** Contents whose burns have a printed mean. */
  const withMeans = new Set<Draft>();
  const flush = (): void => {
    drafts.push(...means);
    means = [];
  };
  for (const row of rows) {
    if (row.kind === 'name') {
      if (row.name !== '') {
        name = row.name;
        flush();
      }
      continue;
    }
    if (row.kind === 'units') continue;
    if (row.kind === 'blank') {
      left.push(`line ${row.row.row} "${row.name || row.type}": a blank`);
      blank = row.name;
      flush();
      since = [];
      group = undefined;
      continue;
    }
    if (row.kind === 'data') {
      flush();
      blank = undefined;
      if (isStatisticBefore) {
        since = [];
        group = undefined;
      }
      isStatisticBefore = false;
      isOfSeveral = false;
      const sample = sampleOf(row, { known, name, group });
      if (row.name !== '') name = sample;
      if (!group || group.sample !== sample) {
        group = { sample, entries: [] };
        since.push(group);
        groups.push(group);
      }
      if (row.name === '' && isBlankAt(sample, row.row.row, sheet)) {
        left.push(`line ${row.row.row} "${sample}": a blank`);
        continue;
      }
      // a type that stands once is of all burns of its sample
      const control =
        row.control ??
        controlAt(sample, row.row.row, sheet) ??
        (row.name === '' ? group.entries[0]?.known.control : undefined);
      const own = rowDrafts(
        { ...row, ...(control ? { control } : {}) },
        { known, sample, count: group.entries.length + 1, limits },
      );
      group.entries.push({ known: row, drafts: own });
      drafts.push(...own);
      continue;
    }
    isStatisticBefore = true;
    if (row.kind === 'mean') {
      flush();
      if (blank !== undefined && (row.name === '' || row.name === blank)) {
        isOfSeveral = true;
        left.push(`line ${row.row.row} "${labelOf(row)}": of a blank`);
        continue;
      }
      const of = groupOfMean(row, { since, known, name });
      if (of !== undefined && isBlankAt(of.sample, row.row.row, sheet))
        left.push(`line ${row.row.row} "${of.sample}": a blank`);
      else if (of === undefined) {
        isOfSeveral = true;
        left.push(`line ${row.row.row} "${labelOf(row)}": a mean over several samples`);
      } else {
        isOfSeveral = false;
        means = meansOf(row, { of, known });
        for (const { drafts: burns } of of.entries) for (const draft of burns) withMeans.add(draft);
      }
      continue;
    }
    if (row.kind === 'bound') {
      left.push(`line ${row.row.row} "${labelOf(row)}": not a content`);
      continue;
    }
    if (means.length > 0) means = means.map((draft) => withSpreadOf(draft, row, known));
    else if (!isOfSeveral && (table.isTurned ? isBesideEach : data.length === 1) && group)
      // a column of spreads beside the column of its sample, or a row below the only one
      for (const at of drafts.keys())
        if (drafts[at]!.sample === group.sample) drafts[at] = withSpreadOf(drafts[at]!, row, known);
  }
  flush();
  const alone = new Set(groups.flatMap(({ entries }) => (entries.length === 1 ? entries[0]!.drafts : [])));
  return { drafts: drafts.map((draft) => withBurns(draft, { withMeans, alone })), left };
}

/** A content with what the rows below it say: that it is one of several burns. */
function withBurns(
  draft: Draft,
  { withMeans, alone }: { readonly withMeans: ReadonlySet<Draft>; readonly alone: ReadonlySet<Draft> },
): Draft {
  if (withMeans.has(draft)) return { ...draft, hasMean: true, isBurn: true };
  if (draft.isBurn || !alone.has(draft)) return draft;
  const { burn: _, ...only } = draft;
  return only;
}

/** Share of rows without a name from which on a name is meant for the rows below it too; a single one has lost its name. */
const NAMELESS = 0.3;

const isStatistic = ({ kind }: KnownRow): boolean =>
  kind === 'mean' || kind === 'spread' || kind === 'wide' || kind === 'relative';

/** Rows with each mean and its spreads behind the burns of its sample, also where they stand above them. */
function statisticsBehind(rows: readonly KnownRow[]): readonly KnownRow[] {
  const ordered: KnownRow[] = [];
  for (let at = 0; at < rows.length; ) {
    const row = rows[at]!;
    if (!isStatistic(row)) {
      ordered.push(row);
      at++;
      continue;
    }
    let end = at;
    while (end < rows.length && isStatistic(rows[end]!) && rows[end]!.name === row.name) end++;
    const last = ordered.at(-1);
    const isBelow = last?.kind === 'data' && (row.name === '' || last.name === row.name);
    let burns = end;
    while (
      burns < rows.length &&
      rows[burns]!.kind === 'data' &&
      !rows[burns]!.row.isApart &&
      rows[burns]!.name === row.name
    )
      burns++;
    const isAbove = row.kind === 'mean' && !isBelow && burns > end;
    if (isAbove) ordered.push(...rows.slice(end, burns));
    ordered.push(...rows.slice(at, end));
    at = isAbove ? burns : end;
  }
  return ordered;
}

const ORDER = ({ kind }: KnownRow): number => (kind === 'data' ? 0 : kind === 'mean' ? 1 : 2);

const place = ({ where, row }: Table): string => `${where}, table at line ${row}`;

const whyLeft = (headings: Table['headings']): string =>
  headings.some(({ role }) => role === 'intensity') ? 'intensities, not contents' : 'no column of contents';

const labelOf = ({ row }: KnownRow): string =>
  [...row.labels, ...row.cells].find((text) => text !== '') ?? '';

/** The sample of a row: as it names it, as the row above names it, as a line above does. */
function sampleOf(
  row: KnownRow,
  { known, name, group }: { readonly known: Known; readonly name: string; readonly group: Group | undefined },
): string {
  const { sheet, columns, table } = known;
  const above = sampleAbove(sheet, row.row.row);
  if (row.name !== '' && !(above !== undefined && isOfAnalysis(row.name))) return row.name;
  if (row.name !== '') return above!;
  const isNamedByColumn = columns.samples.length > 0 && !table.isTurned;
  // a name that stands once above its burns
  if (isNamedByColumn && name !== '' && (row.burn !== undefined || known.namesOnce)) return name;
  if (!isNamedByColumn && name !== '' && above === undefined) return name;
  if (isNamedByColumn && group && row.burn !== undefined) return group.sample;
  return above ?? sheet.lesson?.sample ?? '';
}

/** "Product", "Ladle", "Stückanalyse": which analysis of the sample above it is, and no name. */
const isOfAnalysis = (name: string): boolean =>
  /^((ladle|heat|cast|product|piece|schmelzen?|st[uü]ck|produit|produkt|coul[eé]e)[ -]?)?(analysis|analyse|anal\.?)?$/i.test(
    name.trim(),
  );

/** The rows that a mean is of: those of one sample above it, or those of the last one where its figures come to it. */
function groupOfMean(
  row: KnownRow,
  { since, known, name }: { readonly since: readonly Group[]; readonly known: Known; readonly name: string },
): Group | undefined {
  const filled = since.filter(({ entries }) => entries.length > 0);
  if (row.name !== '')
    return filled.findLast(({ sample }) => sample === row.name) ?? { sample: row.name, entries: [] };
  if (filled.length === 0) return { sample: sampleOf(row, { known, name, group: undefined }), entries: [] };
  const last = filled.at(-1)!;
  if (new Set(filled.map(({ sample }) => sample)).size === 1) return last;
  const all = { sample: '', entries: filled.flatMap(({ entries }) => entries) };
  const isOfLast = last.entries.length > 1 && distance(row, last, known) < distance(row, all, known);
  return isOfLast ? last : undefined;
}

/** How far the figures of a mean are from the mean of burns, in units of their last digits. */
function distance(row: KnownRow, { entries }: Group, { columns, sheet }: Known): number {
  let total = 0;
  for (const { at } of columns.contents) {
    const said = numberIn(row.row.cells[at] ?? '', sheet);
    const burns = entries.flatMap(({ known }) =>
      known.struck === undefined ? (numberIn(known.row.cells[at] ?? '', sheet) ?? []) : [],
    );
    if (!said || burns.length === 0) continue;
    const mean = burns.reduce((sum, { value }) => sum + value, 0) / burns.length;
    total += Math.abs(mean - said.value) * 10 ** said.decimals;
  }
  return total;
}

const numberIn = (text: string, sheet: KnownSheet): ReturnType<typeof figureOf> => {
  const { kind, digits } = cellOf(text);
  return kind === 'number' && digits !== undefined ? figureOf(digits, sheet.decimal) : undefined;
};

/** Means of a sample: results of their own where no burns are printed. */
function meansOf(row: KnownRow, { of, known }: { readonly of: Group; readonly known: Known }): Draft[] {
  const isAlone = of.entries.length === 0;
  const control = of.entries[0]?.known.control ?? controlAt(of.sample, row.row.row, known.sheet);
  return rowDrafts({ ...row, ...(control ? { control } : {}) }, { known, sample: of.sample, count: 0 }).map(
    (draft) => (isAlone ? { ...draft, isCalledMean: true as const } : { ...draft, isMean: true as const }),
  );
}

/** A mean with its figure in a row of spreads. */
function withSpreadOf(draft: Draft, row: KnownRow, { columns, table, sheet }: Known): Draft {
  const column = columns.contents.find(
    ({ heading }) =>
      heading.substance!.element === draft.element &&
      heading.substance!.oxide === draft.oxide &&
      heading.line === draft.line,
  );
  const { kind, digits } = cellOf(row.row.cells[column?.at ?? -1] ?? '');
  if (draft.cell.kind !== 'number') return draft;
  // the first spread that is told counts
  if (kind !== 'number' || digits === undefined || draft.spread) return draft;
  const label = labelOf(row);
  const k =
    row.row.heading?.k ??
    (row.kind === 'wide'
      ? (kOfLabel(label) ?? sheet.lesson?.k ?? statedAt(sheet, row.row.row, 'k'))
      : (kOfLabel(label) ?? 1));
  const unit = table.isTurned ? row.row.heading?.unit : undefined;
  const isRelative = row.kind === 'relative' || (unit?.printed === '%' && draft.unit?.printed !== '%');
  return {
    ...draft,
    spread: {
      digits,
      ...(k === undefined ? {} : { k }),
      ...(isRelative ? { k: 1, isRelative: true as const } : {}),
      ...(unit && !isRelative ? { unit } : {}),
    },
  };
}

const kOfLabel = (label: string): number | undefined => {
  const found = /(?:^|\D)([123])\s*(?:s|sd|sigma|σ)/i.exec(label)?.[1] ?? /k\s*=\s*(\d)/i.exec(label)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Contents of one row. */
function rowDrafts(
  row: KnownRow,
  {
    known,
    sample,
    count,
    limits,
  }: {
    readonly known: Known;
    readonly sample: string;
    readonly count: number;
    readonly limits?: KnownRow | undefined;
  },
): readonly Draft[] {
  const { sheet, columns, block } = known;
  const rowUnit =
    unitOf(columns.unit < 0 ? '' : (row.row.cells[columns.unit] ?? '')) ?? row.row.heading?.unit;
  if (rowUnit?.kind === 'intensity' || rowUnit?.kind === 'atomic') return [];
  const solution = solutionOf(row, known);
  const noted = row.burn === undefined ? undefined : struckByNote(sheet, row.row.row, row.burn);
  const at = columns.dates
    .map((one) => row.row.cells[one] ?? '')
    .filter((text) => text !== '')
    .join(' ');
  const drafts = columns.contents.flatMap((column): Draft[] => {
    const text = row.row.cells[column.at] ?? '';
    const cell = cellOf(text);
    if (text === '' || cell.kind === 'blank' || cell.kind === 'other') return [];
    const ownMark = markIn(row, column, known);
    const signs = [
      ...(column.heading.mark === undefined ? [] : [column.heading.mark]),
      ...cell.marks,
      ...(cell.bracketed && sheet.meanings.has('()') ? ['()'] : []),
      ...(cell.remark !== undefined && sheet.meanings.has(cell.remark) ? [cell.remark] : []),
      ownMark.text,
    ].filter((sign) => sign !== '' && !isKnownMark(sign) && !isStruck(sign));
    const { meanings: bySigns, strange } = explained(signs, sheet);
    const meanings = [...bySigns, ...CAME_BY(column.heading.by)];
    const byRow = row.marks.flatMap((mark) => sheet.meanings.get(mark) ?? []);
    const unit = unitFor({ cell, column, row, known, rowUnit, meanings });
    if (unit?.kind === 'intensity' || unit?.kind === 'atomic') return [];
    const spread = spreadFor({ cell, column, row, known, unit });
    const beside = column.spreadAt === undefined ? undefined : row.row.cells[column.spreadAt];
    const struck =
      [noted, row.struck].find((why) => why !== undefined && why !== '') ??
      noted ??
      row.struck ??
      byRow.find(({ kind }) => kind === 'excluded')?.words;
    const isOwnStruck =
      meanings.find(({ kind }) => kind === 'excluded') ??
      (isStruck(ownMark.text) ? { kind: 'excluded' as const, words: '' } : undefined);
    const { substance, line } = column.heading;
    const limit = column.limitAt === undefined ? limits?.row.cells[column.at] : row.row.cells[column.limitAt];
    return [
      {
        ...{ sample, element: substance!.element, text, cell, block, meanings, strange },
        row: row.row.rows?.[column.at] ?? row.row.row,
        ...(substance!.oxide === undefined ? {} : { oxide: substance!.oxide }),
        ...(strange.every((sign) => sign === ownMark.text) ? ownMark.of : {}),
        ...(unit ? { unit } : {}),
        ...(row.burn === undefined
          ? count > 0
            ? { burn: count }
            : {}
          : { burn: row.burn, isBurn: true as const }),
        ...(row.control ? { control: row.control } : {}),
        ...(struck === undefined && !isOwnStruck ? {} : { struck: reasonIn(struck ?? isOwnStruck!.words) }),
        ...(row.isNormalised ? { isNormalised: true as const } : {}),
        ...(spread ? { spread } : {}),
        ...(beside ? { beside } : {}),
        ...(limit ? { printedLimit: limit } : {}),
        ...(line === undefined ? {} : { line }),
        ...(at === '' ? {} : { at }),
        ...(solution ? { solution } : {}),
        ...(meanings.some(({ kind }) => kind === 'accreditation') ? { isNotAccredited: true as const } : {}),
      },
    ];
  });
  return drafts;
}

/** The mark in the column beside a content, and the heading of the column where it does not say that it holds marks; a lesson may say that it holds none. */
function markIn(
  { row }: KnownRow,
  { markAt = -1 }: ContentColumn,
  { table, sheet: { lesson } }: Known,
): { readonly text: string; readonly of?: Pick<Draft, 'strangeIn'> } {
  const heading = table.headings[markAt];
  if (!heading) return { text: '' };
  const text = row.cells[markAt] ?? '';
  if (heading.role === 'mark') return { text };
  const holdsNone = lesson?.answers?.some(({ code, answer }) => code === 'mark' && answer === NO_MARK);
  return holdsNone ? { text: '' } : { text, of: { strangeIn: heading.text } };
}

/** True for a column of errors in % that the file calls relative. */
export const isOfContent = (
  { unit }: Heading,
  { row, sheet }: { readonly row: number; readonly sheet: KnownSheet },
): boolean => unit?.printed === '%' && statedAt(sheet, row, 'relative') === true;

/** What it means for a content that nobody measured it. */
export const CAME_BY = (by: Heading['by']): readonly Meaning[] =>
  by === 'balance'
    ? [{ kind: 'calculated', words: 'the difference to 100 %' }]
    : by === 'fixed'
      ? [{ kind: 'excluded', words: 'typed in, not measured' }]
      : [];

/** A reason is what a note says beyond that something was struck out. */
export const reasonIn = (words: string): string =>
  /^(excluded|deleted|rejected|not (used|included)|struck out|gestrichen|gelöscht|verworfen|ausgeschlossen|annul[ée]e?|exclue?|rejet[ée]e?|anulad[oa]|excluid[oa]|scartat[oa])?\s*(from|in|for)?\s*(the )?(average|mean|mittel\w*)?\s*((by|durch|vom|von|par|por|da)\s(the |den |dem |el |l')?(operator|bediener|prüfer|op[ée]rateur|operador|operatore))?\.?$/i.test(
    words.trim(),
  )
    ? ''
    : words;

/** Signs with their meaning, and those that nothing explains. */
export function explained(
  signs: readonly string[],
  { meanings }: KnownSheet,
): { readonly meanings: readonly Meaning[]; readonly strange: readonly string[] } {
  return {
    meanings: signs.flatMap((sign) => meanings.get(sign) ?? []),
    strange: signs.filter((sign) => !meanings.has(sign)),
  };
}

/** The unit of a cell: its own, that of a sign, of its column, of its row, of the lines above, of the lesson. */
function unitFor({
  cell,
  column,
  row,
  known: { sheet, units, table },
  rowUnit,
  meanings,
}: {
  readonly cell: Draft['cell'];
  readonly column: ContentColumn;
  readonly row: KnownRow;
  readonly known: Known;
  readonly rowUnit: Unit | undefined;
  readonly meanings: readonly Meaning[];
}): Unit | undefined {
  const inColumn = column.unitAt === undefined ? undefined : unitOf(row.row.cells[column.unitAt] ?? '');
  const stated = sheet.lesson?.unit === undefined ? undefined : unitOf(sheet.lesson.unit);
  return (
    cell.unit ??
    meanings.find(({ unit }) => unit !== undefined)?.unit ??
    inColumn ??
    (table.isTurned ? (column.heading.unit ?? rowUnit) : (rowUnit ?? column.heading.unit)) ??
    units[column.at] ??
    statedAt(sheet, row.row.row, 'unit') ??
    stated
  );
}

/** The spread beside a content; undefined where none is printed. */
function spreadFor({
  cell,
  column,
  row,
  known: { sheet, columns },
  unit,
}: {
  readonly cell: Draft['cell'];
  readonly column: ContentColumn;
  readonly row: KnownRow;
  readonly known: Known;
  readonly unit: Unit | undefined;
}): PrintedSpread | undefined {
  const k = kIn(row, column.kAt ?? columns.k, sheet) ?? sheet.lesson?.k ?? statedAt(sheet, row.row.row, 'k');
  if (cell.spread)
    return {
      digits: cell.spread.digits,
      ...(cell.spread.unit ? { unit: cell.spread.unit } : {}),
      ...((cell.spread.k ?? k) === undefined ? {} : { k: (cell.spread.k ?? k)! }),
    };
  if (column.spreadAt === undefined || cell.kind !== 'number') return undefined;
  const beside = cellOf((row.row.cells[column.spreadAt] ?? '').replace(/^(±|\+\/-)\s*/, ''));
  if (beside.kind !== 'number' || beside.digits === undefined) return undefined;
  const heading = column.spread!;
  const own = kBySign(beside, sheet) ?? heading.k ?? k;
  const isRelative = heading.role === 'relative-spread' || isOfContent(heading, { row: row.row.row, sheet });
  const ofHeading = heading.unit ?? beside.unit;
  return {
    digits: beside.digits,
    ...(isRelative ? { k: 1, isRelative: true as const } : own === undefined ? {} : { k: own }),
    ...(ofHeading && !isRelative ? { unit: ofHeading } : unit && !isRelative ? { unit } : {}),
  };
}

/** Standard deviations that a sign beside a spread says by its note: "6 *". */
export const kBySign = ({ marks }: Draft['cell'], { meanings }: KnownSheet): number | undefined =>
  marks.map((mark) => meanings.get(mark)?.k).find((k) => k !== undefined);

/** Standard deviations by a column of the row: "Sigma Value". */
function kIn(row: KnownRow, k: number, sheet: KnownSheet): number | undefined {
  const figure = k < 0 ? undefined : numberIn(row.row.cells[k] ?? '', sheet);
  return figure && figure.value > 0 && figure.value <= 10 ? figure.value : undefined;
}

/** Mass, volume and dilution of a row or of the lines above; undefined where the file speaks of none. */
export function solutionOf(
  row: Pick<KnownRow, 'row'>,
  { columns, table, sheet }: Pick<Known, 'columns' | 'table' | 'sheet'>,
): Solution | undefined {
  const read = (at: number): number | undefined =>
    at < 0 ? undefined : numberIn(row.row.cells[at] ?? '', sheet)?.value;
  const wordIn = (at: number): string => {
    const text = table.headings[at]?.text ?? '';
    return /[[(]\s*(\w+)\s*[\])]/.exec(text)?.[1] ?? text.split(/[\s_/]+/).at(-1) ?? '';
  };
  const behind = (at: number): string => /[a-z]+\d?$/i.exec(row.row.cells[at] ?? '')?.[0] ?? '';
  const mass = read(columns.mass);
  const volume = read(columns.volume);
  const mass_g =
    columns.mass >= 0
      ? mass === undefined || mass <= 0
        ? undefined
        : mass * (gramsOf(behind(columns.mass)) ?? gramsOf(wordIn(columns.mass)) ?? 1)
      : statedOfSample(sheet, row.row.row, 'mass_g');
  const volume_L =
    columns.volume >= 0
      ? volume === undefined || volume <= 0
        ? undefined
        : volume * (litresOf(behind(columns.volume)) ?? litresOf(wordIn(columns.volume)) ?? 1e-3)
      : statedOfSample(sheet, row.row.row, 'volume_L');
  const dilution =
    columns.dilution >= 0 ? read(columns.dilution) : statedOfSample(sheet, row.row.row, 'dilution');
  if (columns.mass < 0 && mass_g === undefined && volume_L === undefined && dilution === undefined)
    return undefined;
  return {
    ...(mass_g === undefined ? {} : { mass_g }),
    ...(volume_L === undefined ? {} : { volume_L }),
    ...(dilution === undefined ? {} : { dilution }),
  };
}

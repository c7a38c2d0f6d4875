import { isListed, listTable, OF_LINES, turnedTable } from './down-columns.ts';
import { type Heading, headingOf, headingsOf } from './heading.ts';
import { isDigits } from './plain-cell.ts';
import type { Grid, GridCell, Line, Regions, Table, TableRow, TextLine } from './table.ts';
import { unitOf } from './units.ts';
import { cellOf, isResult } from './value.ts';
import { isControl } from './words.ts';

/** Tables of a grid, and the lines of text between them. */
export function regionsOf(grid: Grid): Regions {
  const tables: Table[] = [];
  const texts: TextLine[] = [];
  const { lines } = grid;
  for (let at = 0; at < lines.length; ) {
    const read = acrossAt(grid, at) ?? downAt(grid, at);
    if (read) {
      tables.push(...read.tables);
      texts.push(...read.texts);
      at = read.next;
      continue;
    }
    texts.push(textOf(lines[at]!));
    at++;
  }
  return { where: grid.where, tables, texts };
}

interface Read {
  readonly tables: readonly Table[];
  readonly texts: readonly TextLine[];
  /** Place of the first line behind it. */
  readonly next: number;
}

const textOf = ({ row, cells }: Line): TextLine => ({ row, cells: cells.map(({ text }) => text) });

/** Lines of strokes between heading and rows. */
const isRule = ({ cells }: Line): boolean => cells.every(({ text }) => /^[-=_*+|.\s]{3,}$/.test(text));

/** A heading with the place of each of its cells. */
interface Placed {
  readonly heading: Heading;
  readonly from: number;
  readonly to: number;
}

/** Headings of a line, words between single blanks apart where all of them are elements. */
function placedHeadings(line: Line, isAligned: boolean): readonly Placed[] {
  const cells = isAligned ? line.cells : line.cells.flatMap((cell) => partsOf(cell));
  const headings = headingsOf(cells.map(({ text }) => text));
  return cells.map(({ from, to }, i) => ({ heading: headings[i]!, from, to }));
}

/** "C Si Mn" as three cells; "Burn no. C Si" keeps its words before the elements. */
function partsOf(cell: GridCell): readonly GridCell[] {
  const words = [...cell.text.matchAll(/\S+/g)].map(({ 0: text, index }) => ({
    text,
    from: cell.from + index,
    to: cell.from + index + text.length,
  }));
  const first = words.findIndex(({ text }) => headingOf(text).substance !== undefined);
  if (words.length < 2 || first < 0) return [cell];
  const elements = words.slice(first);
  const isRow = elements.length > 1 && elements.every(({ text }) => headingOf(text).substance !== undefined);
  if (!isRow) return [cell];
  const before = words.slice(0, first);
  const label = before.map(({ text }) => text).join(' ');
  return [...(label === '' ? [] : [{ text: label, from: cell.from, to: before.at(-1)!.to }]), ...elements];
}

const OF_ROWS: ReadonlySet<Heading['role']> = new Set([
  'sample',
  'burn',
  'mass',
  'date',
  'number',
  'type',
  'unit',
  'k',
  'dilution',
]);

/** The headings of a line that stand above elements across; undefined for another line. */
function acrossHeading(line: Line, isAligned: boolean): readonly Placed[] | undefined {
  if (line.cells.length < 2 && isAligned) return undefined;
  const placed = placedHeadings(line, isAligned);
  const elements = placed.filter(({ heading }) => heading.substance !== undefined);
  if (elements.length === 0) return undefined;
  if (placed.some(({ heading }) => !heading.substance && /\d/.test(heading.text) && isResult(heading.text)))
    return undefined;
  // "Sample ID: B" names a sample, not boron
  if (/[:=：]$/.test(placed[0]!.heading.text)) return undefined;
  const distinct = new Set(elements.map(({ heading }) => heading.substance!.element)).size;
  const knows = placed.some(({ heading }) => OF_ROWS.has(heading.role));
  if (placed[0]!.heading.role === 'element' && distinct < 2) return undefined;
  if (distinct < 2 && !knows) return undefined;
  // a sentence with a chemical word in it is no heading
  const unknown = placed.filter(({ heading }) => heading.role === 'unknown').length;
  if (unknown > elements.length + 8 && !knows) return undefined;
  if (!isAligned && placed.some(({ heading }) => heading.role === 'unknown' && heading.text.length > 40))
    return undefined;
  return placed;
}

/** A table with elements across that begins at a line; undefined where none does. */
function acrossAt(grid: Grid, at: number): Read | undefined {
  const { where, lines, isAligned } = grid;
  const found = acrossHeading(lines[at]!, isAligned);
  if (!found) return undefined;
  let headings = groupedBy(
    lines[at - 1],
    isAligned ? withGaps(found, lines.slice(at, at + 200)) : found,
    isAligned,
  );
  let next = at + 1;
  for (; next < lines.length; next++) {
    const line = lines[next]!;
    if (isRule(line)) continue;
    const below = subHeadings(line, headings, isAligned);
    if (!below) break;
    headings = below;
  }
  headings = asCaptioned(lines[at - 1], headings);
  const rows: TableRow[] = [];
  const texts: TextLine[] = [];
  let last = lines[next - 1]!.row;
  for (; next < lines.length; next++) {
    const line = lines[next]!;
    if (isRule(line)) continue;
    if (startsTable(lines, next, grid)) break;
    const row = rowUnder(line, headings, { isAligned, isApart: line.row > last + 1 });
    if (row) rows.push(row);
    else texts.push(textOf(line));
    last = row ? line.row : last;
  }
  if (rows.length === 0) return undefined;
  const table = {
    ...{ where, row: lines[at]!.row, rows, isList: false, isTurned: false },
    headings: headings.map(({ heading }) => heading),
  };
  return { tables: [table], texts, next };
}

/** Headings with those columns that have none. */
function withGaps(placed: readonly Placed[], lines: readonly Line[]): readonly Placed[] {
  const last = Math.max(...lines.flatMap(({ cells }) => cells.map(({ to }) => to)));
  const first = Math.min(...lines.flatMap(({ cells }) => cells.map(({ from }) => from)));
  return Array.from({ length: Math.min(last, MOST_COLUMNS) - first }, (_, i) => {
    const from = first + i;
    return placed.find((one) => one.from === from) ?? { heading: headingOf(''), from, to: from + 1 };
  });
}

/** More columns than any instrument prints. */
const MOST_COLUMNS = 2000;

/** True where another table begins at a line. */
const startsTable = (lines: readonly Line[], at: number, grid: Grid): boolean =>
  acrossHeading(lines[at]!, grid.isAligned) !== undefined || isDownHeading(lines[at]!, grid.isAligned, []);

/** Headings with what a line above says of groups of columns: "Concentration", "Error". */
function groupedBy(
  above: Line | undefined,
  placed: readonly Placed[],
  isAligned: boolean,
): readonly Placed[] {
  if (!above || above.cells.length < 2 || !isAligned) return placed;
  // a heading that stands in both lines reaches over both
  const own = above.cells.filter(
    ({ text, from }) => !placed.some((one) => one.from === from && one.heading.text === text),
  );
  const groups = own.map((cell) => ({ ...cell, heading: headingOf(cell.text) }));
  const isGroup = ({ heading }: { heading: Heading }): boolean =>
    heading.role === 'content' ||
    heading.role === 'spread' ||
    heading.role === 'relative-spread' ||
    heading.role === 'intensity' ||
    heading.role === 'limit' ||
    heading.role === 'ignore';
  const told = groups.filter(isGroup);
  if (told.length < 2 || told.some(({ heading }) => heading.substance) || told.length < groups.length / 2)
    return placed;
  return placed.map((one) => {
    const group = told.filter(({ from }) => from <= one.from).at(-1);
    if (!group || !one.heading.substance) return one;
    return { ...one, heading: merged(one.heading, group.heading) };
  });
}

/** Headings without a unit under a caption that names intensities: "Net intensities (kcps)". */
function asCaptioned(above: Line | undefined, placed: readonly Placed[]): readonly Placed[] {
  if (!isOfOthers(above)) return placed;
  const contents = placed.filter(({ heading }) => heading.substance && heading.role === 'content');
  return placed.map((one) =>
    contents.includes(one) ? { ...one, heading: { ...one.heading, role: 'intensity' } } : one,
  );
}

/** Captions of tables of recoveries, checks and limits. */
const OF_OTHERS =
  /recover(y|ies)|wiederfind|calibration (check|curve|standards?)|kalibrier|\bdrift\b|(limits?|requirements?|specifications?|grenzwerte?|anforderung\p{L}*|exigences?)\b(?! of detection)/iu;

/** True for a caption that names intensities, recoveries, checks or limits. */
function isOfOthers(above: Line | undefined): boolean {
  const caption = above?.cells.length === 1 ? above.cells[0]!.text : '';
  const units = caption.split(/[\s()[\],;:]+/).flatMap((word) => unitOf(word) ?? []);
  return (
    caption.length <= LONGEST_CAPTION &&
    (OF_OTHERS.test(caption) ||
      ((units.some(({ kind }) => kind === 'intensity') || /intensit|zählrate|count ?rate/i.test(caption)) &&
        units.every(({ kind }) => kind === 'intensity')))
  );
}

/** A longer line is a sentence. */
const LONGEST_CAPTION = 60;

/** What a cell below or above an element may say of its column. */
const OF_CONTENTS: ReadonlySet<Heading['role']> = new Set([
  'content',
  'spread',
  'relative-spread',
  'intensity',
  'limit',
  'mark',
  'unit',
  'ignore',
]);

/** A heading with what another cell adds to it. */
function merged(heading: Heading, added: Heading): Heading {
  if (!heading.substance) {
    const unit = unitOf(added.text);
    if (heading.role === 'blank') return added;
    // a word above a group of columns is none of the first of them alone
    if (!['unknown', 'blank', 'content', 'unit'].includes(added.role)) return added;
    return headingOf(`${heading.text} [${added.text}]`).role === 'unknown' || unit === undefined
      ? { ...heading, ...(unit ? { unit } : {}) }
      : { ...headingOf(`${heading.text} [${added.text}]`), text: heading.text };
  }
  const unit = added.unit ?? unitOf(added.text) ?? heading.unit;
  const isPlain = heading.role === 'content' && OF_CONTENTS.has(added.role);
  const role =
    unit?.kind === 'intensity'
      ? 'intensity'
      : unit?.kind === 'atomic'
        ? 'ignore'
        : isPlain
          ? added.role
          : heading.role;
  return {
    ...heading,
    role: role === 'blank' || role === 'unknown' ? heading.role : role,
    ...(unit ? { unit } : {}),
    ...(added.k === undefined ? {} : { k: added.k }),
    ...(added.line === undefined ? {} : { line: added.line }),
  };
}

/** Headings with units, kinds or wavelengths of the line below them; undefined where it is another line. */
function subHeadings(
  line: Line,
  placed: readonly Placed[],
  isAligned: boolean,
): readonly Placed[] | undefined {
  const cells = cellsUnder(line, placed, isAligned);
  let says = 0;
  let element: Heading | undefined;
  const below = placed.map((one, i) => {
    const text = cells.cells[i] ?? '';
    if (one.heading.substance) element = one.heading;
    else if (one.heading.role !== 'blank') element = undefined;
    return {
      one,
      text,
      element: one.heading.substance ? one.heading : one.heading.role === 'blank' ? element : undefined,
    };
  });
  const labels = [...cells.labels, ...below.filter((b) => !b.element).map(({ text }) => text)].filter(
    (text) => text !== '',
  );
  if (labels.some((text) => isControl(text) && !/^(std|s)$/i.test(text))) return undefined;
  const isWave = /^(line|wavelength|λ|nm|wellenlänge|spectral line|isotope)/i.test(labels[0] ?? '');
  const result = below.map(({ one, text, element: of }) => {
    if (text === '') return one;
    // "U" before a line of units is its label, and no uranium
    if (!of && headingOf(text).substance) return one;
    if (!of)
      return /\d{2}/.test(text) ? undefined : { ...one, heading: merged(one.heading, headingOf(text)) };
    const added = headingOf(text);
    const isUnit = unitOf(text) !== undefined;
    // "5.58 %" is a content, not a unit of the column
    if (isResult(text) && cellOf(text).unit !== undefined) return undefined;
    const isKind =
      !added.substance &&
      (added.role === 'content' ||
        added.role === 'spread' ||
        added.role === 'relative-spread' ||
        added.role === 'intensity' ||
        added.role === 'unit' ||
        added.role === 'limit' ||
        added.role === 'mark' ||
        added.role === 'ignore');
    const isLine = /^\d{3}\.\d{1,4}( nm)?$/.test(text) && (isWave || labels.length === 0);
    const isLineName = /^(K|L|M)[abαβAB]?\d?(,\d)?$/.test(text) || (isWave && /^\d{1,3}$/.test(text));
    if (!isUnit && !isKind && !isLine && !isLineName) return undefined;
    says++;
    const heading = one.heading.role === 'blank' ? of : one.heading;
    return {
      ...one,
      heading: isLine || isLineName ? { ...heading, line: text } : merged(heading, added),
    };
  });
  if (says === 0 || result.some((one) => one === undefined)) return undefined;
  return result as readonly Placed[];
}

/** Cells of a line under the headings, and what stands left of them. */
function cellsUnder(
  line: Line,
  placed: readonly Placed[],
  isAligned: boolean,
): { readonly cells: readonly string[]; readonly labels: readonly string[] } {
  const cells: string[] = placed.map(() => '');
  const labels: string[] = [];
  if (isAligned) {
    for (const { text, from } of line.cells) {
      const at = placed.findIndex((one) => one.from === from);
      if (at >= 0) cells[at] = text;
      else if (from < placed[0]!.from) labels.push(text);
    }
    return { cells, labels };
  }
  const put = (at: number, text: string): void => {
    cells[at] = cells[at] === '' ? text : `${cells[at]} ${text}`;
  };
  for (const cell of line.cells.flatMap((one) => brokenUp(one, placed))) {
    const at = columnUnder(cell, placed);
    if (at < 0) labels.push(cell.text);
    else put(at, cell.text);
  }
  return { cells, labels };
}

/** A run of words that reaches over several headings, as its figures. */
function brokenUp(cell: GridCell, placed: readonly Placed[]): readonly GridCell[] {
  const over = placed.filter(({ from, to }) => from < cell.to && to > cell.from).length;
  const words = [...cell.text.matchAll(/(?:[<>≤≥~]=?\s+)?\S+/g)];
  if (over < 2 && words.length < 3) return [cell];
  // a sentence has a figure in it here and there
  if (words.filter(({ 0: word }) => isResult(word)).length < words.length / 2) return [cell];
  if (over < 2 && !words.every(({ 0: word }) => isResult(word))) return [cell];
  const parts: GridCell[] = [];
  for (const { 0: text, index } of words) {
    const last = parts.at(-1);
    const isText = !isResult(text);
    if (last && isText && !isResult(last.text))
      parts[parts.length - 1] = {
        text: `${last.text} ${text}`,
        from: last.from,
        to: cell.from + index + text.length,
      };
    else if (last && isText && text.length <= 3 && !/[\p{L}]{2}/u.test(text))
      parts[parts.length - 1] = {
        text: `${last.text} ${text}`,
        from: last.from,
        to: cell.from + index + text.length,
      };
    else parts.push({ text, from: cell.from + index, to: cell.from + index + text.length });
  }
  return parts;
}

/** The heading above a cell: the one that it overlaps most, else the nearest; -1 for a label left of all. */
function columnUnder({ text, from, to }: GridCell, placed: readonly Placed[]): number {
  const overlaps = placed.map((one) => Math.min(to, one.to) - Math.max(from, one.from));
  const most = Math.max(...overlaps);
  if (most > 0) {
    // a name reaches into the next column; it belongs to the first
    return isResult(text) ? overlaps.indexOf(most) : overlaps.findIndex((one) => one > 0);
  }
  if (to <= placed[0]!.from) {
    const isLabel =
      placed[0]!.heading.substance === undefined || !isResult(text) || placed[0]!.from - to > NEAR;
    if (isLabel && placed[0]!.heading.substance) return -1;
    return 0;
  }
  // a name runs on behind its short heading
  const before = placed.findLastIndex((one) => one.to <= from);
  const after = placed.findIndex((one) => one.from >= to);
  if (after < 0) return before;
  if (!isResult(text) && before >= 0 && !placed[before]!.heading.substance) return before;
  return from - placed[before]!.to < placed[after]!.from - to ? before : after;
}

/** A figure may end this far before the heading of its column [characters]. */
const NEAR = 3;

/** A row of the table; undefined for a line that has nothing under the elements. */
function rowUnder(
  line: Line,
  placed: readonly Placed[],
  { isAligned, isApart }: { readonly isAligned: boolean; readonly isApart: boolean },
): TableRow | undefined {
  const { cells, labels } = cellsUnder(line, placed, isAligned);
  const under = cells.filter((_, i) => placed[i]!.heading.substance);
  // a stroke or "n/a" says that nothing was measured
  const filled = under.filter((text) => text !== '' && cellOf(text).kind !== 'blank');
  const results = filled.filter((text) => isResult(text));
  const isName =
    filled.length === 0 &&
    line.cells.length === 1 &&
    (isAligned || line.cells[0]!.text.length < 40) &&
    !/^[*†‡#~(]|[:=;.]|\s{2}|\b(in|all|values?|results?|note|page)\b/i.test(line.cells[0]!.text);
  if (isName) return { row: line.row, cells, labels, isApart };
  if (results.length === 0 || filled.length - results.length > results.length) return undefined;
  return { row: line.row, cells, labels, isApart };
}

const isElementCell = (text: string): boolean => {
  const { substance, role } = headingOf(text);
  return substance !== undefined && role === 'content';
};

/** Headings of a line, its column of lines as that of the elements where no other is, or one in which the lines below have elements. */
function downHeadings(line: Line, isAligned: boolean, below: readonly Line[]): readonly Placed[] {
  const placed = placedHeadings(line, isAligned);
  // beside a column of elements "U" is an uncertainty, and no uranium
  if (placed.some(({ heading }) => heading.role === 'element'))
    return placed.map((one) =>
      one.heading.text === 'U' ? { ...one, heading: { text: 'U', role: 'spread' } } : one,
    );
  const ofElements = (one: Placed): boolean =>
    below.every(({ cells }) => cells.some(({ text, from }) => from === one.from && isElementCell(text)));
  const at = OF_LINES.test(placed[0]?.heading.text ?? '')
    ? 0
    : isAligned &&
        below.length > 1 &&
        placed.length > 2 &&
        !placed.some(({ heading }) => heading.substance || isResult(heading.text))
      ? placed.findIndex(ofElements)
      : -1;
  return placed.map((one, i) =>
    i === at ? { ...one, heading: { text: one.heading.text, role: 'element' } } : one,
  );
}

/** So many lines below a heading are looked at for elements. */
const LOOKED_AT = 3;

/** True for headings above elements that stand below each other. */
function isDownHeading(line: Line, isAligned: boolean, below: readonly Line[]): boolean {
  const placed = downHeadings(line, isAligned, below);
  const elements = placed.filter(({ heading }) => heading.substance).length;
  return (
    placed.length >= 2 &&
    elements < 2 &&
    placed.some(({ heading }) => heading.role === 'element') &&
    !placed.some(({ heading }) => /^[<>~]?\s*[+-]?\d+[.,]\d+$/.test(heading.text))
  );
}

/** Tables with elements below each other that begin at a line; undefined where none does. */
function downAt(grid: Grid, at: number): Read | undefined {
  const { lines, isAligned } = grid;
  const below = lines.slice(at + 1, at + 1 + LOOKED_AT);
  if (isDownHeading(lines[at]!, isAligned, below)) {
    const placed = downHeadings(lines[at]!, isAligned, below);
    const starts = placed.flatMap(({ heading }, i) => (heading.role === 'element' ? [i] : []));
    // names before the first column of elements are of a list; behind a second one stands another group
    const before = placed.slice(0, starts[0]);
    const isShared = before.some(({ heading }) => heading.role === 'sample');
    const groups = starts.map((start, i) => [
      ...(i === 0 || isShared ? before : []),
      ...placed.slice(start, starts[i + 1] ?? placed.length),
    ]);
    return downTable(grid, at, { placed, groups, first: at + 1 });
  }
  return headlessAt(grid, at);
}

/** Rows right above the first element that say something of each column: masses, days, kinds. */
function rowsAbove(lines: readonly Line[], at: number): number {
  let count = 0;
  for (; count < at; count++) {
    const [cell, next] = [lines[at - count - 1]!, lines[at - count]!];
    const role = headingOf(cell.cells[0]!.text).role;
    const isOfRows = ['mass', 'volume', 'dilution', 'date', 'type', 'unit', 'burn'].includes(role);
    if (!isOfRows || cell.row < next.row - 1 || cell.cells[0]!.from !== next.cells[0]!.from) break;
  }
  return count;
}

/** Rows of elements without a heading: at least two, one below the other. */
function headlessAt(grid: Grid, at: number): Read | undefined {
  const { lines, isAligned } = grid;
  const isRow = (line: Line | undefined): boolean =>
    line !== undefined &&
    line.cells.length >= 2 &&
    isElementCell(line.cells[0]!.text) &&
    line.cells.slice(1).some(({ text }) => isResult(text)) &&
    !line.cells.slice(1).some(({ text }) => isElementCell(text));
  if (!isRow(lines[at]) || !isRow(lines[at + 1])) return undefined;
  const top = at - rowsAbove(lines, at);
  const above = lines[top - 1];
  const first = lines[top]!;
  // a line of names above, one for each column
  if (
    above &&
    above.row >= first.row - 2 &&
    above.cells.length >= 2 &&
    !above.cells.some(({ text }) => /[:=]/.test(text))
  ) {
    const placed = placedHeadings(above, isAligned);
    const isShort = placed[0]!.from > first.cells[0]!.from;
    const columns = isShort
      ? [{ heading: headingOf('Element'), from: first.cells[0]!.from, to: first.cells[0]!.to }, ...placed]
      : placed.map((one, i) => (i === 0 ? { ...one, heading: headingOf('Element') } : one));
    if (columns.length >= first.cells.length)
      return downTable(grid, top - 1, { placed: columns, groups: [columns], first: top });
  }
  const placed = first.cells.map(({ from, to, text }, i) => ({
    from,
    to,
    heading: headingOf(
      i === 0 ? 'Element' : unitOf(text) ? 'Unit' : i === 1 ? 'Result' : /^[(a-z]/i.test(text) ? 'Note' : '',
    ),
  }));
  return downTable(grid, at, { placed, groups: [placed], first: at });
}

function downTable(
  grid: Grid,
  at: number,
  {
    placed: given,
    groups: givenGroups,
    first,
  }: {
    readonly placed: readonly Placed[];
    readonly groups: readonly (readonly Placed[])[];
    readonly first: number;
  },
): Read | undefined {
  const { where, lines, isAligned } = grid;
  let placed = given;
  let next = first;
  const under = lines[next];
  const below = under && !isRule(under) ? secondHeading(under, placed, isAligned) : undefined;
  if (below) {
    placed = below;
    next++;
  }
  placed = namedAbove(lines[at - 1], placed, { isAligned, row: lines[at]!.row });
  if (isOfOthers(lines[at - 1]) && !placed.some(({ heading }) => heading.role === 'unit' || heading.unit))
    placed = placed.map((one) =>
      one.heading.role === 'element' ? one : { ...one, heading: { ...one.heading, role: 'intensity' } },
    );
  const groups = givenGroups.map((group) =>
    placed.filter(({ from }) => group.some((one) => one.from === from)),
  );
  const rows: { readonly line: Line; readonly cells: readonly string[] }[] = [];
  const texts: TextLine[] = [];
  let last = lines[next]?.row ?? 0;
  let isApart = false;
  for (; next < lines.length; next++) {
    const line = lines[next]!;
    if (isRule(line)) {
      last = line.row;
      continue;
    }
    if (startsTable(lines, next, grid)) break;
    const { cells } = cellsUnder(line, placed, isAligned);
    isApart ||= line.row > last + 1;
    const [head] = line.cells;
    const isPair = /[:：]$/.test(head!.text) && !isElementCell(head!.text);
    const fits = !isPair && groups.some((group) => isDownRow(group, placed, { cells, isApart }));
    last = line.row;
    if (fits) {
      rows.push({ line, cells });
      isApart = false;
    } else texts.push(textOf(line));
  }
  if (rows.length === 0) return undefined;
  const row = lines[at]!.row;
  const tables = groups.flatMap((group) => {
    const columns = group.map((one) => placed.indexOf(one));
    const own = rows
      .map(({ line, cells }) => ({ line, cells: columns.map((column) => cells[column]!) }))
      .filter(({ cells }) => cells.some((text) => text !== ''));
    const headings = group.map(({ heading }) => heading);
    const table = isListed(headings, own) ? listTable(headings, own) : turnedTable(headings, own);
    return table ? [{ where, row, ...table }] : [];
  });
  return tables.length === 0 ? undefined : { tables, texts, next };
}

/** Columns of results with the samples that the line above names, one for each of them. */
function namedAbove(
  above: Line | undefined,
  placed: readonly Placed[],
  { isAligned, row }: { readonly isAligned: boolean; readonly row: number },
): readonly Placed[] {
  const isOfNames =
    above !== undefined &&
    above.row >= row - 2 &&
    above.cells.every(
      ({ text }) => headingOf(text).role === 'unknown' && !isDigits(text) && !/[:=]/.test(text),
    );
  const contents = placed.filter(({ heading }) => heading.role === 'content');
  if (!isOfNames || contents.length < 2) return placed;
  const { cells } = cellsUnder(above, placed, isAligned);
  const at = placed.flatMap(({ heading }, i) => (heading.role === 'content' ? [i] : []));
  if (above.cells.length !== contents.length || !at.every((i) => cells[i] !== '')) return placed;
  return placed.map((one, i) =>
    at.includes(i) ? { ...one, heading: { ...one.heading, text: cells[i]!, role: 'unknown' } } : one,
  );
}

/** A second line of headings below samples: "Conc", "SD", units. */
function secondHeading(
  line: Line,
  placed: readonly Placed[],
  isAligned: boolean,
): readonly Placed[] | undefined {
  const extra = isAligned
    ? line.cells
        .filter(({ from }) => from > placed[0]!.from && !placed.some((one) => one.from === from))
        .map(({ from, to }) => ({ heading: headingOf(''), from, to }))
    : [];
  const all = [...placed, ...extra].sort((a, b) => a.from - b.from);
  const { cells } = cellsUnder(line, all, isAligned);
  if ((cells[0] ?? '') !== '' && !/^(unit|units|einheit)$/i.test(cells[0]!)) return undefined;
  const filled = cells.slice(1).filter((text) => text !== '');
  const isKind = (text: string): boolean => {
    const { role, substance } = headingOf(text);
    return (
      unitOf(text) !== undefined ||
      (substance === undefined && !['unknown', 'blank', 'sample', 'element'].includes(role))
    );
  };
  if (filled.length === 0 || !filled.every(isKind)) return undefined;
  let name: Heading | undefined;
  return all.map((one, i) => {
    if (one.heading.role !== 'blank') name = one.heading;
    const text = cells[i] ?? '';
    if (i === 0 || text === '') return one;
    const added = headingOf(text);
    const base = one.heading.role === 'blank' ? name : one.heading;
    if (base?.role !== 'unknown') return { ...one, heading: merged(one.heading, added) };
    return {
      ...one,
      heading: {
        ...base,
        ...(added.role === 'content' ? {} : { text: `${base.text} ${text}`, role: added.role }),
        ...(added.unit ? { unit: added.unit } : {}),
        ...(added.k === undefined ? {} : { k: added.k }),
      },
    };
  });
}

/** True for a row of a group whose element stands in it, with something beside it. */
function isDownRow(
  group: readonly Placed[],
  placed: readonly Placed[],
  { cells, isApart }: { readonly cells: readonly string[]; readonly isApart: boolean },
): boolean {
  const at = group.findIndex(({ heading }) => heading.role === 'element');
  const element = cells[placed.indexOf(group[Math.max(at, 0)]!)] ?? '';
  const others = group.filter((_, i) => i !== at).map((one) => cells[placed.indexOf(one)] ?? '');
  if (element === '' || others.every((text) => text === '')) return false;
  if (isElementCell(element)) return true;
  // behind a blank line stands the head of another sample
  if (isApart) return false;
  const { role } = headingOf(element);
  return (
    element.length <= 40 &&
    (role === 'mass' ||
      role === 'volume' ||
      role === 'dilution' ||
      role === 'date' ||
      role === 'sample' ||
      role === 'type' ||
      role === 'unit' ||
      role === 'ignore' ||
      role === 'burn' ||
      role === 'mark' ||
      /^(loi|sum|total|le|bal|balance)\b/i.test(element))
  );
}

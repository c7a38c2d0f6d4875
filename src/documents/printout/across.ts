import { isCell, isContent, kindOf, type Row, resultAmong } from './rows.ts';
import { cellsOf, headingOf, type Said, type UnitSaid, unitIn } from './said.ts';

/** What a table of contents says: contents by element, and what was left out or cannot be decided. */
export interface TableRead {
  readonly said: readonly Said[];
  /** Rows that are not the result, and why. */
  readonly left: readonly string[];
  readonly wrong: readonly string[];
  /** Samples that it holds, where it holds several. */
  readonly samples: readonly string[];
  /** Lines used up, the heading among them. */
  readonly lines: number;
}

type Heading = NonNullable<ReturnType<typeof headingOf>>;

/**
 * The elements of a heading and the one row under them that is the result: the mean where the printout has one, else the only row. Every
 * other row is named. Null for a line that is not a heading of at least two elements.
 */
export function readAcross(lines: readonly string[], sample?: string): TableRead | null {
  const heading = headingOf(lines[0] ?? '');
  if (!heading) return null;
  const unitRow = unitsBelow(lines[1] ?? '', heading);
  const rows: (Row & { readonly unit?: UnitSaid })[] = [];
  const [empty, wrong]: [string[], string[]] = [[], []];
  let at = unitRow ? 2 : 1;
  for (; at < lines.length && !headingOf(lines[at]!); at++) {
    const row = rowOf(lines[at]!, heading);
    if (row === null && !isOfTable(lines[at]!, heading)) break;
    if (row === null) empty.push(`row "${lines[at]!.trim().slice(0, 30)}": no content`);
    else if (typeof row === 'string') wrong.push(row);
    else rows.push(row);
  }
  if (rows.length === 0 && wrong.length === 0) return null;
  // a burn without its number beside one that has it: the number may stand for a content
  const isShort = rows.some(({ label }) => label === '') && rows.some(({ label }) => label !== '');
  const names = heading.elements.map(({ name }) => name);
  const { result, left, wrong: open, samples } = resultAmong(rows, names, sample);
  const said = heading.elements.map(
    ({ name, unit }, i): Said => ({
      name,
      unit: unit ?? unitRow?.[i] ?? rows.find((row) => row === result)?.unit,
      content: result?.contents[i] ?? '',
    }),
  );
  return {
    said: result && !isShort ? said.filter(({ content }) => content !== '') : [],
    left: [...empty, ...left],
    wrong: [
      ...wrong,
      ...open,
      ...(isShort ? [`under ${names.join(', ')} a row has a label and another has none`] : []),
    ],
    samples,
    lines: at,
  };
}

/** True for a row of as many cells as the heading, though none of them is a content. */
const isOfTable = (line: string, { elements, sign }: Heading): boolean =>
  sign !== null && cellsOf(line, sign).length > elements.at(-1)!.at;

/** A row of units under the elements, column by column; null for another row. */
function unitsBelow(line: string, { elements, sign }: Heading): readonly UnitSaid[] | null {
  const cells = sign
    ? elements.map(({ at }) => cellsOf(line, sign)[at] ?? '')
    : line.split(/\s+/).filter((cell) => cell.trim() !== '');
  if (cells.length < elements.length || cells.some((cell) => /\d/.test(cell))) return null;
  const units = cells.slice(-elements.length).map((cell) => unitIn(cell));
  return units.every((unit) => unit !== undefined) ? units : null;
}

/** A content may end this far before the element above it [characters]. */
const NEAR = 2;

/** A row under a heading: its label and contents; words for one that does not fit; null for a line without contents. */
function rowOf(line: string, heading: Heading): (Row & { readonly unit?: UnitSaid }) | string | null {
  const { elements, sign, sampleAt } = heading;
  if (sign !== null) {
    const cells = cellsOf(line, sign);
    const contents = elements.map(({ at }) => cells[at] ?? '');
    const labels = cells.slice(0, elements[0]!.at).filter((cell) => cell !== '');
    if (!contents.some(isContent)) return null;
    const others = cells.filter((cell, at) => cell !== '' && elements.every((one) => one.at !== at));
    const unit = others.map((cell) => unitIn(cell)).find((one) => one !== undefined);
    return { label: labels.join(' '), sample: cells[sampleAt], kind: kindOf(others), contents, unit };
  }
  // a sign of comparison belongs to the number behind it
  const tokens = [...line.replaceAll(/([<>≤≥]=?)\s+(?=[\d.,])/g, '$1').matchAll(/\S+/g)];
  const cells = tokens.map(([cell]) => cell);
  const isLabel = (i: number): boolean =>
    tokens[i]!.index + tokens[i]![0].length + NEAR < heading.start || !isCell(tokens[i]![0]);
  let first = cells.length;
  while (first > 0 && cells.length - first < elements.length && !isLabel(first - 1)) first--;
  const [labels, contents] = [cells.slice(0, first), cells.slice(first)];
  if (!contents.some(isContent)) return null;
  const kind = kindOf(labels);
  if (contents.length < elements.length)
    // a spread is left out of what it has no number for
    return kind === 'spread' || kind === 'bound'
      ? { label: labels.join(' '), kind, contents }
      : labels.some((label) => /[A-Za-z]{3}/.test(label)) && kind === 'burn'
        ? null
        : `row "${line.trim().slice(0, 30)}": ${contents.length} contents under ${elements.length} elements`;
  return { label: labels.join(' '), kind, contents };
}

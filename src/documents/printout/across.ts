import { headingOf, type Said, type UnitSaid, unitIn } from './said.ts';

/** What rows below a heading of elements say: contents by column, and what was left out or cannot be decided. */
export interface AcrossRead {
  readonly said: readonly Said[];
  /** Rows that are not the result, and why. */
  readonly left: readonly string[];
  readonly wrong: readonly string[];
  /** Lines used up, the heading among them. */
  readonly lines: number;
}

interface Row {
  readonly label: string;
  readonly kind: 'mean' | 'spread' | 'bound' | 'struck' | 'burn';
  readonly contents: readonly string[];
}

const MEAN = /^(avg|average|mean|mittel(wert)?|mw|x|ø|moyenne|media|mittel)\.?$/i;
const SPREAD =
  /^(s|sd|std\.?|std\.? ?dev\.?|stabw|stdabw|[%r]?rsd ?%?|s ?rel\.?|cv|sigma|[123]s|unc(ertainty)?)\.?$/i;
const BOUND = /^(min|max|range|lod|loq|limit|target|certified|cert)\.?$/i;
/** Marks behind the number of a burn that the operator struck out. */
const STRUCK = /^(d|x|del(eted)?|excl(uded)?|out|gestrichen)$/i;
const CONTENT = /^[<>≤≥~]?=?\s*[+-]?\d/;

/**
 * The elements of a heading and the one row under them that is the result: the mean where the printout has one, else the only row. Every
 * other row is named. Null for a line that is not a heading of at least two elements.
 */
export function readAcross(lines: readonly string[]): AcrossRead | null {
  const heading = headingOf(lines[0] ?? '');
  if (!heading) return null;
  const unitRow = unitsBelow(lines[1] ?? '', heading.elements.length);
  const first = unitRow ? 2 : 1;
  const rows: Row[] = [];
  const wrong: string[] = [];
  let at = first;
  for (; at < lines.length && !headingOf(lines[at]!); at++) {
    const row = rowOf(lines[at]!, heading);
    if (row === null) break;
    if (typeof row === 'string') wrong.push(row);
    else rows.push(row);
  }
  if (rows.length === 0 && wrong.length === 0) return null;
  const { result, left, open } = resultAmong(rows);
  const said = heading.elements.map(
    ({ name, unit, at: column }, i): Said => ({
      name,
      unit: unit ?? unitRow?.[i],
      content: result?.contents[heading.isAligned ? column : i] ?? '',
    }),
  );
  return {
    said: result ? said.filter(({ content }) => content !== '') : [],
    left,
    wrong: [...wrong, ...open],
    lines: at,
  };
}

/** A row of units under the elements, column by column; null for another row. */
function unitsBelow(line: string, count: number): readonly UnitSaid[] | null {
  const cells = line.split(/[\t;|]|\s+/).filter((cell) => cell.trim() !== '');
  if (cells.length < count || cells.some((cell) => /\d/.test(cell))) return null;
  const units = cells.slice(-count).map((cell) => unitIn(cell));
  return units.every((unit) => unit !== undefined) ? units : null;
}

/** A row under a heading: its label and contents; words for one that does not fit; null for a line without contents. */
function rowOf(line: string, { elements, isAligned }: NonNullable<ReturnType<typeof headingOf>>) {
  const cells = isAligned
    ? line.split(/[\t;|]/).map((cell) => cell.trim())
    : line
        .trim()
        .split(/\s{2,}|\t/)
        .flatMap((cell) => (/^[\d.,+-]+( [\d.,+-]+)+$/.test(cell) ? cell.split(' ') : [cell]));
  const labels = isAligned
    ? cells.slice(0, elements[0]!.at)
    : cells.slice(0, Math.max(0, cells.length - elements.length));
  const label = labels.filter((cell) => cell !== '').join(' ');
  const contents = isAligned ? cells : cells.slice(labels.length);
  if (!contents.some((cell) => CONTENT.test(cell))) return null;
  if (contents.length < elements.length && !isAligned)
    return `row "${line.trim().slice(0, 30)}": ${contents.length} contents under ${elements.length} elements`;
  return { label, kind: kindOf(labels), contents } satisfies Row;
}

function kindOf(labels: readonly string[]): Row['kind'] {
  const has = (pattern: RegExp): boolean => labels.some((label) => pattern.test(label.trim()));
  if (has(MEAN)) return 'mean';
  if (has(SPREAD)) return 'spread';
  if (has(BOUND)) return 'bound';
  return labels.length > 1 && has(STRUCK) ? 'struck' : 'burn';
}

const WHY: Readonly<Record<Row['kind'], string>> = {
  mean: 'a second mean',
  spread: 'a spread, not a content',
  bound: 'a bound, not a content',
  struck: 'struck out',
  burn: 'a single burn; the mean is taken',
};

/** The row that counts: the mean, else the only burn. Several burns without a mean are asked about. */
function resultAmong(rows: readonly Row[]): {
  readonly result: Row | undefined;
  readonly left: readonly string[];
  readonly open: readonly string[];
} {
  const means = rows.filter(({ kind }) => kind === 'mean');
  const burns = rows.filter(({ kind }) => kind === 'burn');
  const result =
    means.length === 1 ? means[0] : means.length === 0 && burns.length === 1 ? burns[0] : undefined;
  const named = (row: Row): string => (row.label === '' ? row.contents.join(' ').slice(0, 30) : row.label);
  return {
    result,
    left: rows
      .filter((row) => row !== result && (result !== undefined || row.kind !== 'burn'))
      .map((row) => `row "${named(row)}": ${WHY[row.kind]}`),
    open:
      result !== undefined || rows.length === 0
        ? []
        : [
            `${(means.length > 0 ? means : burns).length} rows may be the result: ${(means.length > 0 ? means : burns).map(named).join(', ')}; leave one, or one that is called Mean`,
          ],
  };
}

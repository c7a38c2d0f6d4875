import { longestWord, padded, textWidth, wrapped } from './wrap.ts';

export interface TextColumn {
  readonly head: string;
  /** Set to the right and never broken. */
  readonly numeric?: boolean;
}

/** A table as cells of lines. */
export interface TextTable {
  readonly columns: readonly TextColumn[];
  readonly rows: readonly (readonly (readonly string[])[])[];
}

/** Space between columns [characters]. */
const GAP = 2;
/** A column of text is not made narrower than this, where its text is wider [characters]. */
const NARROW = 14;

/**
 * Lines of a table, none wider than `columns` but for a word that cannot be broken. Text wraps inside its column. Where
 * that is not enough the columns are folded: parts of the table stand below each other, each beginning with the columns
 * that tell its rows apart.
 */
export function tableText(table: TextTable, columns: number): string[] {
  const sizes = sizesOf(table);
  const groups = groupsOf(sizes, { keys: keysOf(table, sizes, columns), columns });
  if (groups === null) return recordText(table, columns);
  return groups.flatMap((group, i) => [
    ...(i > 0 ? [''] : []),
    ...partText(
      table,
      group,
      widthsOf(
        group.map((at) => sizes[at]!),
        columns,
      ),
    ),
  ]);
}

/** Widths that a column can have [characters]. */
interface Size {
  /** Nothing is broken. */
  readonly natural: number;
  /** Text is broken as far as it can be read. */
  readonly least: number;
}

function sizesOf({ columns, rows }: TextTable): Size[] {
  return columns.map(({ head, numeric }, at) => {
    let natural = textWidth(head);
    let least = longestWord(head);
    for (const row of rows)
      for (const line of row[at] ?? []) {
        natural = Math.max(natural, textWidth(line));
        least = Math.max(least, numeric ? textWidth(line) : longestWord(line));
      }
    return { natural, least: numeric ? least : Math.max(least, Math.min(natural, NARROW)) };
  });
}

const total = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + GAP * Math.max(0, widths.length - 1);

/** How many of the first columns tell the rows apart, as far as they are text and leave half of the room to others. */
function keysOf({ columns, rows }: TextTable, sizes: readonly Size[], room: number): number {
  for (let keys = 1; ; keys++) {
    const told = new Set(rows.map((row) => JSON.stringify(row.slice(0, keys))));
    const next = columns[keys];
    if (told.size === rows.length || next === undefined || next.numeric) return keys;
    if (total(sizes.slice(0, keys + 1).map(({ least }) => least)) > room / 2) return keys;
  }
}

/** Columns that fit side by side, the `keys` first ones in each group; null where these leave no room for another. */
function groupsOf(
  sizes: readonly Size[],
  { keys, columns }: { readonly keys: number; readonly columns: number },
): number[][] | null {
  const every = sizes.map((_, at) => at);
  const fits = (group: readonly number[]): boolean => total(group.map((at) => sizes[at]!.least)) <= columns;
  if (sizes.length < 2 || fits(every)) return [every];
  const key = every.slice(0, keys);
  const groups: number[][] = [];
  for (const at of every.slice(keys)) {
    const group = groups.at(-1);
    if (group && fits([...group, at])) group.push(at);
    else if (fits([...key, at])) groups.push([...key, at]);
    else return null;
  }
  return groups.length === 0 ? null : groups;
}

/** Widths of columns side by side: as wide as they are where there is room, else narrowed from the widest down. */
function widthsOf(sizes: readonly Size[], columns: number): number[] {
  const widths = sizes.map(({ least }) => least);
  for (let room = columns - total(widths); room > 0; room--) {
    const next = narrowest(sizes, widths);
    if (next === null) break;
    widths[next] = widths[next]! + 1;
  }
  return widths;
}

/** The narrowest column that text of its own would widen; null where all have what they need. */
function narrowest(sizes: readonly Size[], widths: readonly number[]): number | null {
  let found: number | null = null;
  for (const [at, { natural }] of sizes.entries())
    if (widths[at]! < natural && (found === null || widths[at]! < widths[found]!)) found = at;
  return found;
}

function partText(
  { columns, rows }: TextTable,
  group: readonly number[],
  widths: readonly number[],
): string[] {
  const line = (cells: readonly (readonly string[])[], bottom = false): string[] => {
    const broken = cells.map((lines, i) => lines.flatMap((one) => wrapped(one, widths[i]!)));
    const height = Math.max(1, ...broken.map(({ length }) => length));
    return Array.from({ length: height }, (_, k) =>
      broken
        .map((lines, i) => {
          const text = lines[bottom ? k - height + lines.length : k] ?? '';
          return padded(text, widths[i]!, columns[group[i]!]!.numeric);
        })
        .join(' '.repeat(GAP))
        .trimEnd(),
    );
  };
  return [
    ...line(
      group.map((at) => [columns[at]!.head]),
      true,
    ).filter((text) => text !== ''),
    ...rows.flatMap((row) => line(group.map((at) => row[at] ?? []))),
  ];
}

/** Each row as its first cell with the others below it, by name. */
const recordText = ({ columns: heads, rows }: TextTable, columns: number): string[] =>
  rows.flatMap(([key = [], ...cells]) => [
    ...key.flatMap((line) => wrapped(line, columns)),
    ...cells.flatMap((lines, i) =>
      lines
        .filter((line) => line !== '')
        .flatMap((line) => {
          const { head } = heads[i + 1]!;
          const text = `  ${head}${head === '' ? '' : ': '}${line}`;
          // a word that is longer than the line stands alone on the next one
          return wrapped(text, columns, '    ');
        }),
    ),
  ]);

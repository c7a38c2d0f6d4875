import { headingsOf } from './heading.ts';
import type { GridCell, Line } from './table.ts';

/** "Cr=18.2" in a cell of its own. */
const ASSIGNED = /^([A-Za-z]{1,2}\d?[A-Za-z]?\d?)\s*=\s*(.*)$/;

/** Fewer on a line are words about something. */
const LEAST = 3;

interface Assigned {
  readonly line: Line;
  /** Cells before the first element: "F", "1". */
  readonly labels: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

/** Lines whose cells each name their element, "C=0.052;SI=0.041", as a table under a heading of these elements; other lines as they are. */
export function withAssignedLines(lines: readonly Line[]): readonly Line[] {
  const all = lines.map(assignedIn);
  const out: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (all[end] !== undefined && isAlike(all[at]!, all[end]!)) end++;
    if (end === at) {
      out.push(lines[at]!);
      at++;
      continue;
    }
    out.push(...tableOf(all.slice(at, end) as readonly Assigned[]));
    at = end;
  }
  return out;
}

function assignedIn(line: Line): Assigned | undefined {
  const found = line.cells.map(({ text }) => ASSIGNED.exec(text));
  const first = found.findIndex((one) => one !== null);
  if (first < 0 || first > 4) return undefined;
  const values = new Map(found.slice(first).flatMap((one) => (one ? [[one[1]!, one[2]!] as const] : [])));
  const isOfElements = headingsOf([...values.keys()]).every(({ substance }) => substance !== undefined);
  if (values.size < LEAST || values.size < line.cells.length - first || !isOfElements) return undefined;
  return { line, values, labels: line.cells.slice(0, first).map(({ text }) => text) };
}

/** True for lines that name the same elements, most of them. */
const isAlike = (one: Assigned, other: Assigned): boolean =>
  [...other.values.keys()].filter((key) => one.values.has(key)).length * 2 > other.values.size;

function tableOf(rows: readonly Assigned[]): readonly Line[] {
  const keys = [...new Set(rows.flatMap(({ values }) => [...values.keys()]))];
  const start = Math.max(...rows.map(({ labels }) => labels.length));
  const cells = (texts: readonly string[], from: number): readonly GridCell[] =>
    texts.flatMap((text, i) => (text === '' ? [] : [{ text, from: from + i, to: from + i + 1 }]));
  return [
    { row: rows[0]!.line.row, cells: cells(keys, start) },
    ...rows.map(({ line, labels, values }) => ({
      ...line,
      cells: [
        ...cells(labels, 0),
        ...cells(
          keys.map((key) => values.get(key) ?? ''),
          start,
        ),
      ],
    })),
  ];
}

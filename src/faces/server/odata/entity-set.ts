import type { CellKind, CellValue, ListTable } from '../../../documents/contract/list.ts';
import { InputError, NotFoundError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { type LinesPart, type Listing, type ListReading, linesOf } from '../../../tasks/lists.ts';
import { fieldsOf, jsonSchemaOf } from '../routes/query-order.ts';
import { compared, sortOf } from './literal.ts';
import { type Place, type SetOptions, tokenOf } from './options.ts';

type Cells = readonly CellValue[];

/** A set as somebody asks it. */
export interface EntitySet extends ListReading {
  readonly listing: Listing;
}

/** Most lines that are put in another order than that of the list. */
const MOST_SORTED = 10_000;

/** Parts of the lines that a filter leaves, and with the last one where the next page begins. */
export interface Told {
  readonly lines: readonly Cells[];
  readonly next?: string;
}

/** Lines of a set that a question leaves, part by part; no more than a page. */
export async function* toldLines(set: EntitySet, options: SetOptions, page: number): AsyncGenerator<Told> {
  if (options.orderby.length > 0) {
    yield* sortedLines(set, options, page);
    return;
  }
  const { filter, top, skip, from } = options;
  const before = from?.told ?? 0;
  const wanted = Math.min(page, (top ?? Number.POSITIVE_INFINITY) - before);
  if (wanted <= 0) return;
  // only the first page leaves lines out: the place of the next one is behind them
  let left = from ? 0 : skip;
  let told = 0;
  let after = from?.after ?? null;
  let passed = from?.lines ?? 0;
  const atMost = filter || left > 0 || passed > 0 ? undefined : wanted + 1;
  for await (const part of partsOf(set, options, { after, atMost })) {
    const lines: Cells[] = [];
    let at = 0;
    for (const line of part.lines) {
      at += 1;
      if (at <= passed || (filter && !filter.holds(line))) continue;
      if (left > 0) {
        left -= 1;
        continue;
      }
      if (told + lines.length === wanted) {
        const isAll = top !== null && before + wanted >= top;
        const place = { after, lines: at - 1, told: before + wanted };
        yield { lines, ...(isAll ? {} : { next: tokenOf(place) }) };
        return;
      }
      lines.push(line);
    }
    told += lines.length;
    yield { lines };
    passed = Math.max(0, passed - at);
    after = part.next ?? null;
  }
}

/** The same in another order: as many as are asked for are kept meanwhile, and no more than can be. */
async function* sortedLines(set: EntitySet, options: SetOptions, page: number): AsyncGenerator<Told> {
  const { top, skip, orderby, from } = options;
  const { columns } = set.table;
  const isBefore = (a: Cells, b: Cells): number => {
    for (const { at, isDown } of orderby) {
      const order = comparedCells(columns[at]!.kind, a[at]!, b[at]!);
      if (order !== 0) return isDown ? -order : order;
    }
    return 0;
  };
  const kept = top === null ? MOST_SORTED : skip + top;
  if (kept > MOST_SORTED) throw tooMany();
  let lines: Cells[] = [];
  for await (const part of partsOf(set, options, {})) {
    for (const line of part.lines) if (!options.filter || options.filter.holds(line)) lines.push(line);
    if (lines.length <= kept) continue;
    if (top === null) throw tooMany();
    lines = lines.sort(isBefore).slice(0, kept);
  }
  const begin = skip + (from?.told ?? 0);
  const shown = lines.sort(isBefore).slice(begin, begin + page);
  const place: Place = { after: null, lines: 0, told: begin - skip + shown.length };
  yield { lines: shown, ...(begin + shown.length < lines.length ? { next: tokenOf(place) } : {}) };
}

const tooMany = (): InputError =>
  new InputError(`at most ${MOST_SORTED} lines are put in another order`, {
    path: '$orderby',
    allowed: `$top and $skip of together at most ${MOST_SORTED}, or a $filter that leaves no more`,
    cure: 'ask with $top, or leave $orderby out and sort what came',
  });

/** An empty cell comes first. */
const comparedCells = (kind: CellKind, a: CellValue, b: CellValue): number =>
  a === null || b === null ? Number(b === null) - Number(a === null) : compared(sortOf(kind), a, b);

/** How many lines a question leaves, whatever page is asked for. */
export async function countOf(set: EntitySet, options: SetOptions): Promise<number> {
  let count = 0;
  for await (const { lines } of partsOf(set, options, {}))
    for (const line of lines) if (!options.filter || options.filter.holds(line)) count += 1;
  return count;
}

/** The line with a key; null where there is none. */
export async function lineWith(
  set: EntitySet,
  options: SetOptions,
  key: readonly (readonly [number, CellValue])[],
): Promise<Cells | null> {
  const { columns } = set.table;
  const equal = new Map(key.map(([at, value]) => [columns[at]!.name, value]));
  const asked = { ...options, filter: { holds: () => true, equal } };
  const isIt = (line: Cells) =>
    key.every(
      ([at, value]) => line[at] !== null && compared(sortOf(columns[at]!.kind), line[at]!, value) === 0,
    );
  for await (const { lines } of partsOf(set, asked, {}))
    for (const line of lines) if (isIt(line)) return line;
  return null;
}

interface Part {
  readonly after?: string | number | null;
  readonly atMost?: number | undefined;
}

/** What the list itself can leave out is left out by it: one row by its key, and choices that its order has too. */
async function* partsOf(
  { listing, table, context }: EntitySet,
  { filter, order }: SetOptions,
  { after, atMost }: Part,
): AsyncGenerator<LinesPart> {
  const named = filter ? narrowed(listing, table, filter.equal) : {};
  const isFirst = table === listing.tables[0];
  const part = {
    order: { ...named, ...order },
    after: after ?? undefined,
    atMost: isFirst ? atMost : undefined,
  };
  try {
    yield* linesOf({ listing, table, context }, part);
  } catch (error) {
    // of a row that is named and not there the filter leaves nothing
    if (!(error instanceof NotFoundError) || Object.keys(named).length === 0) throw error;
  }
}

function narrowed(
  { contract: { list, order }, tables: [first] }: Listing,
  table: ListTable,
  equal: ReadonlyMap<string, CellValue>,
): Readonly<Record<string, unknown>> {
  const fields = fieldsOf(jsonSchemaOf(order, 'input'));
  const [key = ''] = first!.key;
  const row = equal.get(table === first ? key : `${list.set}_${key}`);
  if (list.one !== undefined && typeof row === 'string' && row !== '')
    return { [list.one]: ownValue(fields, list.one)?.type === 'array' ? [row] : row };
  if (table !== first) return {};
  const isChoice = ([name, value]: readonly [string, unknown]): boolean => {
    const { enum: choices } = ownValue(fields, name) ?? {};
    return Array.isArray(choices) && choices.includes(value);
  };
  return Object.fromEntries([...equal].filter(isChoice));
}

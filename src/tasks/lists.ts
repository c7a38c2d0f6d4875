import type { TaskContext } from '../desk/context.ts';
import { fieldsOf } from '../documents/contract/fields-of.ts';
import type { CellValue, ListTable } from '../documents/contract/list.ts';
import { isList, type ListContract, tablesOf } from '../documents/contract/list-tables.ts';
import { throwIfCancelled } from '../foundation/errors.ts';
import { ownValue } from '../foundation/quantity/own-value.ts';
import { VERBS } from './index.ts';
import { runTask, type Task } from './task.ts';
import type { Verb } from './verbs.ts';

/** A verb whose answer is a list, with its tables. */
export interface Listing {
  readonly task: Task<unknown, unknown>;
  readonly contract: Awaited<ReturnType<Verb['contract']>> & ListContract;
  readonly tables: readonly ListTable[];
}

let all: Promise<readonly Listing[]> | undefined;

/** Every verb that answers with a list. */
export function listings(): Promise<readonly Listing[]> {
  all ??= Promise.all(VERBS.map(listingOf)).then((found) => found.filter((one) => one !== null));
  return all;
}

async function listingOf({ contract, task }: Verb): Promise<Listing | null> {
  const said = await contract();
  return isList(said) ? { task: await task(), contract: said, tables: tablesOf(said) } : null;
}

/** Rows of a list that is read part by part [rows]. */
const PART = 1_000;

/** A table of a list, and who reads it. */
export interface ListReading {
  readonly listing: Pick<Listing, 'task' | 'contract'>;
  readonly table: ListTable;
  readonly context: TaskContext;
}

/** Some lines of a table, and where the list goes on behind the rows that they are of; absent at its end. */
export interface LinesPart {
  readonly lines: Iterable<readonly CellValue[]>;
  readonly next?: string | number;
}

interface Asked {
  readonly order: Readonly<Record<string, unknown>>;
  /** Where the part before ended. */
  readonly after?: string | number | undefined;
  /** No more rows than so many are needed. */
  readonly atMost?: number | undefined;
}

/**
 * The lines of a table of a list, as far as they are asked for, part by part: the task is run as whoever asks. A list that is of one heat
 * is read heat by heat where none is named.
 */
export async function* linesOf(
  { listing: { task, contract }, table, context }: ListReading,
  { order, after, atMost = PART }: Asked,
): AsyncGenerator<LinesPart> {
  const ofHeat = fieldsOf(contract.order).find(
    ({ path, isNeeded, from }) => isNeeded && from === 'heats' && !Object.hasOwn(order, path),
  );
  if (ofHeat) {
    yield* linesByHeat({ listing: { task, contract }, table, context }, { order, after, field: ofHeat.path });
    return;
  }
  const inParts = contract.isShort !== true && 'limit' in shapeOf(contract);
  const limit = Math.min(atMost, PART);
  let place = after;
  do {
    throwIfCancelled(context.signal);
    const asked = inParts ? { limit, ...order, ...(place === undefined ? {} : { after: place }) } : order;
    const answer = (await runTask(task, asked, context)) as Answer;
    place = inParts && !('limit' in order) ? nextOf(contract, answer) : undefined;
    yield { lines: linesIn(contract, table, answer), ...(place === undefined ? {} : { next: place }) };
  } while (place !== undefined);
}

type Answer = Readonly<Record<string, unknown>>;

/** The lines of a table in an answer. */
export function* linesIn(
  { list }: Pick<ListContract, 'list'>,
  table: ListTable,
  answer: unknown,
): Generator<readonly CellValue[]> {
  for (const row of ownValue(answer as Answer, list.rows) as Iterable<unknown>)
    yield* table.lines(row, answer);
}

const shapeOf = ({ order }: Pick<ListContract, 'name'> & { readonly order: unknown }): object =>
  (order as { readonly shape?: object }).shape ?? {};

/** Where the next part begins; `more` says of a list whose end has a place too that it is the end. */
const nextOf = ({ list }: ListContract, answer: Answer): string | number | undefined =>
  answer.more === false ? undefined : (ownValue(answer, list.next ?? 'next') as string | number | undefined);

async function* linesByHeat(
  reading: ListReading,
  { order, after, field }: Asked & { readonly field: string },
): AsyncGenerator<LinesPart> {
  const heats = (await listings()).find((one) => one.contract.list.set === 'Heats')!;
  const { context } = reading;
  for await (const part of linesOf(
    { listing: heats, table: heats.tables[0]!, context },
    { order: {}, after },
  )) {
    const lines: (readonly CellValue[])[] = [];
    for (const [heat] of part.lines)
      for await (const own of linesOf(reading, { order: { ...order, [field]: heat } }))
        lines.push(...own.lines);
    yield { ...part, lines };
  }
}

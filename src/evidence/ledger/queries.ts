import { sql } from 'kysely';
import { NotFoundError } from '../../foundation/errors.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import type { Query } from './filter.ts';
import { edgesEndingIn, reachable, tracedNodes } from './genealogy.ts';
import { sealedRows } from './load.ts';
import { storedRecord } from './seal.ts';
import type { HeatState, LotState, ObjectState } from './state.ts';
import { freeGrams } from './stock.ts';
import type { HeatView, StoredRecord, Trace } from './store.ts';
import { type State, subjectKind } from './subjects.ts';
import { inPieces, type LedgerTransaction } from './tables.ts';

/** Questions to the derived tables. Newest knowledge; nothing here changes anything. */

/** A subject of a list, and the record that changed it last. */
export interface Listed {
  readonly state: State;
  readonly lastSeq: number;
}

/** Subjects that a query finds, in its order. */
export async function findSubjects(db: LedgerTransaction, query: Query): Promise<Listed[]> {
  const { type, order, status, free, subjects, columns, after, limit } = query;
  let rows = db
    .selectFrom('ledger_subject')
    .select(['state', 'last_seq'])
    .where('type', '=', type)
    .where(order, '>', after);
  if (status !== undefined) rows = rows.where('status', '=', status);
  if (free !== undefined) rows = rows.where('free_g', free ? '>' : '=', 0);
  if (subjects !== undefined) rows = rows.where(sql<boolean>`id = any(${subjects}::text[])`);
  for (const [column, value] of columns)
    rows = value === null ? rows.where(column, 'is', null) : rows.where(column, '=', value);
  const found = await rows.orderBy(order).limit(limit).execute();
  return found.map(({ state, last_seq }) => ({ state, lastSeq: last_seq }));
}

/** State of one subject. Throws NotFoundError. */
export async function findState(db: LedgerTransaction, subject: string): Promise<State> {
  const row = await db
    .selectFrom('ledger_subject')
    .select('state')
    .where('id', '=', subject)
    .executeTakeFirst();
  if (row) return row.state;
  const words = subject.replace(':', ' ');
  throw new NotFoundError(`there is no ${words}`, { value: words });
}

/** A listed lot or object as its list answers it. */
export const stockView = <S extends LotState | ObjectState>({ state }: Listed) => withFree(state as S);

/** A listed heat as its list answers it. */
export const heatView = ({ state, lastSeq }: Listed): HeatView => ({ ...(state as HeatState), lastSeq });

/** State of a lot or object with its free grams [g]. */
export const withFree = <S extends LotState | ObjectState>(state: S): S & { readonly free_g: number } => ({
  ...state,
  free_g: freeGrams(state),
});

/** Records from one number to another, all or those of one subject. */
export async function findRecords(
  db: LedgerTransaction,
  range: { readonly from: number; readonly to: number; readonly subject?: string },
): Promise<StoredRecord[]> {
  const rows = await sealedRows(db, range);
  return rows.map((row) => storedRecord(row.seq, row));
}

/** Where the metal of a subject came from, or went. Throws NotFoundError; a heat not charged yet has no metal. */
export async function traceSubject(
  db: LedgerTransaction,
  subject: Subject,
  direction: 'up' | 'down',
): Promise<Trace> {
  const { node } = await findState(db, subject);
  if (node === null) return { subject, direction, rows: [], edges: [] };
  const nodes = await reachable(db, node, direction);
  const edges = await edgesEndingIn(db, nodes);
  const traced = tracedNodes(node, direction, edges);
  const names = await namesOf(db, nodes);
  const own_g = traced.get(node)!.into_g || (await massOf(db, subject));
  const rows = [...traced.values()]
    .filter((other) => other.node !== node)
    .map(({ node: other, share, into_g, end }) => {
      const whole_g = direction === 'up' ? own_g : into_g;
      return { subject: names.get(other)!, share, mass_g: share * whole_g, end };
    });
  const between = edges
    .filter(({ src, dst }) => traced.has(src) && traced.has(dst))
    .sort((a, b) => a.dst - b.dst || a.src - b.src);
  return {
    subject,
    direction,
    rows: rows.sort((a, b) => b.share - a.share || (a.subject < b.subject ? -1 : 1)),
    edges: between.map(({ src, dst, mass_g }) => ({ from: names.get(src)!, to: names.get(dst)!, mass_g })),
  };
}

async function massOf(db: LedgerTransaction, subject: string): Promise<number> {
  const state = await findState(db, subject);
  return subjectKind(state.type).balance(state)?.mass_g ?? 0;
}

async function namesOf(db: LedgerTransaction, nodes: readonly number[]): Promise<Map<number, Subject>> {
  const names = new Map<number, Subject>();
  for (const piece of inPieces(nodes)) {
    const rows = await db
      .selectFrom('ledger_subject')
      .select(['node', 'id'])
      .where('node', 'in', [...piece])
      .execute();
    for (const { node, id } of rows) names.set(node!, id as Subject);
  }
  return names;
}

import { sql } from 'kysely';
import { NotFoundError } from '../../foundation/errors.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import { edgesEndingIn, reachable, tracedNodes } from './genealogy.ts';
import { sealedRows } from './load.ts';
import { storedRecord } from './seal.ts';
import type { HeatState, LotState, ObjectState, State } from './state.ts';
import { freeGrams } from './stock.ts';
import type { LotFilter, LotView, ObjectView, StoredRecord, Trace } from './store.ts';
import { inPieces, type LedgerTransaction } from './tables.ts';

/** Questions to the derived tables. Newest knowledge; nothing here changes anything. */

export async function findLots(db: LedgerTransaction, filter: LotFilter): Promise<LotView[]> {
  let query = db.selectFrom('ledger_subject').select('state').where('type', '=', 'lot');
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.free !== undefined) query = query.where('free_g', filter.free ? '>' : '=', 0);
  if (filter.lotClass !== undefined) query = query.where(sql`state->>'lotClass'`, '=', filter.lotClass);
  if (filter.declaredGrade !== undefined)
    query = query.where(sql`state->>'declaredGrade'`, '=', filter.declaredGrade);
  if (filter.owner === null) query = query.where(sql`state->>'owner'`, 'is', null);
  else if (filter.owner !== undefined) query = query.where(sql`state->>'owner'`, '=', filter.owner);
  const rows = await query.orderBy('node').execute();
  return rows.map(({ state }) => withFree(state as LotState));
}

/** Heats in the order of their last records, all or those of one status. */
export async function findHeats(
  db: LedgerTransaction,
  status: HeatState['status'] | undefined,
): Promise<HeatState[]> {
  let query = db.selectFrom('ledger_subject').select('state').where('type', '=', 'heat');
  if (status !== undefined) query = query.where('status', '=', status);
  const rows = await query.orderBy('last_seq').execute();
  return rows.map(({ state }) => state as HeatState);
}

/** Objects in the order they were made, all or those of one heat, with what is free of them. */
export async function findObjects(db: LedgerTransaction, heat: string | undefined): Promise<ObjectView[]> {
  let query = db.selectFrom('ledger_subject').select('state').where('type', '=', 'object');
  if (heat !== undefined) query = query.where(sql`state->>'heat'`, '=', heat);
  const rows = await query.orderBy('node').execute();
  return rows.map(({ state }) => withFree(state as ObjectState));
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
  return state.type === 'heat' ? state.input_g : state.mass_g;
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

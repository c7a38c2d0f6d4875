import { fromHex } from '../proof/bytes.ts';
import { edgesInto, type NodeEdge } from './book.ts';
import type { State } from './state.ts';
import { drawnGrams, freeGrams, reservedGrams } from './stock.ts';
import { inPieces, type LedgerTransaction, type SubjectRow } from './tables.ts';

/** Where a subject's chain of records ends. */
export interface ChainEnd {
  readonly seq: number;
  /** Leaf hash [hex] of that record: `prev` of the next. */
  readonly leaf: string;
}

/** Derived row of a subject. */
export function subjectRow(state: State, end: ChainEnd): SubjectRow {
  const stock = state.type === 'heat' ? null : state;
  return {
    id: state.subject,
    type: state.type,
    status: state.status,
    node: state.node,
    mass_g: stock?.mass_g ?? null,
    reserved_g: stock && reservedGrams(stock),
    drawn_g: stock && drawnGrams(stock),
    free_g: stock && freeGrams(stock),
    last_seq: end.seq,
    last_leaf: fromHex(end.leaf),
    state: JSON.stringify(state),
  };
}

/** Puts derived rows in place of older ones. */
export async function writeSubjects(db: LedgerTransaction, rows: readonly SubjectRow[]): Promise<void> {
  for (const piece of inPieces(rows)) {
    await db
      .insertInto('ledger_subject')
      .values([...piece])
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(({ ref }) => ({
          status: ref('excluded.status'),
          node: ref('excluded.node'),
          mass_g: ref('excluded.mass_g'),
          reserved_g: ref('excluded.reserved_g'),
          drawn_g: ref('excluded.drawn_g'),
          free_g: ref('excluded.free_g'),
          last_seq: ref('excluded.last_seq'),
          last_leaf: ref('excluded.last_leaf'),
          state: ref('excluded.state'),
        })),
      )
      .execute();
  }
}

/** Replaces the edges into changed subjects: their old ones go (a heat's node may have moved), their new ones come. */
export async function writeEdges(
  db: LedgerTransaction,
  before: readonly State[],
  after: readonly State[],
): Promise<void> {
  const old = before.flatMap(edgesInto);
  const fresh = after.flatMap(edgesInto);
  if (JSON.stringify(old) === JSON.stringify(fresh)) return;
  for (const piece of inPieces([...new Set(old.map(({ dst }) => dst))]))
    await db.deleteFrom('ledger_edge').where('dst', 'in', piece).execute();
  await insertEdges(db, fresh);
}

/** Adds edges of the genealogy, some thousand a statement. */
export async function insertEdges(db: LedgerTransaction, edges: readonly NodeEdge[]): Promise<void> {
  for (const piece of inPieces(edges))
    await db
      .insertInto('ledger_edge')
      .values([...piece])
      .execute();
}

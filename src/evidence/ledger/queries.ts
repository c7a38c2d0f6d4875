import { sql } from 'kysely';
import type { Query } from './filter.ts';
import { sealedRows, subjectsNamed } from './load.ts';
import { noSuch } from './no-such.ts';
import { storedRecord } from './seal.ts';
import type { Listed, StoredRecord } from './store.ts';
import type { State } from './subjects.ts';
import type { LedgerTransaction } from './tables.ts';

/** Questions to the derived tables. Newest knowledge; nothing here changes anything. */

/** A listed subject with its place in the order of the list. */
export interface Placed extends Listed {
  readonly place: number;
}

/** Subjects that a query finds, in its order. */
export async function findSubjects(db: LedgerTransaction, query: Query): Promise<Placed[]> {
  const { type, order, status, free, subjects, columns, after, limit } = query;
  let rows = db
    .selectFrom('ledger_subject')
    .select(['state', 'last_seq', 'node'])
    .where('type', '=', type)
    .where(order, '>', after);
  if (status !== undefined) rows = rows.where('status', '=', status);
  if (free !== undefined) rows = rows.where('free_g', free ? '>' : '=', 0);
  if (subjects !== undefined) rows = rows.where(sql<boolean>`id = any(${subjects}::text[])`);
  for (const [column, value] of columns)
    rows = value === null ? rows.where(column, 'is', null) : rows.where(column, '=', value);
  const found = await rows.orderBy(order).limit(limit).execute();
  return found.map(({ state, last_seq, node }) => ({
    state,
    lastSeq: last_seq,
    place: order === 'node' ? node! : last_seq,
  }));
}

/** State of one subject. Throws NotFoundError. */
export async function findState(db: LedgerTransaction, subject: string): Promise<State> {
  const found = (await subjectsNamed(db, 'ledger_subject', new Set([subject]))).states.get(subject);
  if (found) return found;
  throw noSuch(subject.replace(':', ' '));
}

/** Records from one number to another, all or those of one subject. */
export async function findRecords(
  db: LedgerTransaction,
  of: Parameters<typeof sealedRows>[1],
): Promise<StoredRecord[]> {
  const rows = await sealedRows(db, of);
  return rows.map((row) => storedRecord(row.seq, row));
}

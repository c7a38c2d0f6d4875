import { sql } from 'kysely';
import { isPlain } from '../../../metal/alloy/identifier.ts';
import { noSuch } from '../rules/no-such.ts';
import type { Listed, LotCount, NameCount, NamedInLedger, StoredRecord } from '../store.ts';
import type { State } from '../subjects/subjects.ts';
import { storedRecord } from '../trust/seal.ts';
import type { Query } from './filter.ts';
import { sealedRows, subjectsNamed } from './load.ts';
import type { LedgerTransaction } from './tables.ts';

/** Questions to the derived tables. Newest knowledge; nothing here changes anything. */

/** A listed subject with its place in the order of the list. */
export interface Placed extends Listed {
  readonly place: number;
  /** Of its row and the transaction that wrote it: `writtenSince` adds them up. */
  readonly print: bigint;
}

/** Another number where a row was written, whoever wrote it. */
export const PRINT = sql`hashtextextended(id, xmin::text::bigint)`;

/** Subjects that a query finds, in its order. */
export async function findSubjects(db: LedgerTransaction, query: Query): Promise<Placed[]> {
  const { order, limit } = query;
  const rows = matching(db, query)
    .select(['last_seq', 'node', 'state', sql<string>`${PRINT}::text`.as('print')])
    .orderBy(order)
    .limit(limit);
  return (await rows.execute()).map((row) => placed(row, order));
}

interface Row {
  readonly state: State;
  readonly last_seq: number;
  readonly node: number | null;
  readonly print: string;
}

/** A row as its list answers it. */
const placed = ({ state, last_seq, node, print }: Row, order: Query['order']): Placed => ({
  ...{ state, lastSeq: last_seq, print: BigInt(print) },
  place: order === 'node' ? node! : last_seq,
});

/** How many of the stock that a query finds have metal left in them, and how many are used up or void. */
export async function countSubjects(db: LedgerTransaction, query: Query): Promise<LotCount> {
  const isThere = sql`status <> 'void' and drawn_g < mass_g`;
  const { there, all } = await matching(db, query)
    .select([
      sql<number>`(count(*) filter (where ${isThere}))::integer`.as('there'),
      sql<number>`count(*)::integer`.as('all'),
    ])
    .executeTakeFirstOrThrow();
  return { there, gone: all - there };
}

/** Names as they are written, each once: read in the database, where ten thousand lots are one question. */
export async function countNames(db: LedgerTransaction, of: NamedInLedger): Promise<readonly NameCount[]> {
  const { rows } = await (of === 'supplier'
    ? sql<NameCount>`select supplier as name, count(*)::integer as count from ledger_subject
        where type = 'lot' and supplier is not null group by supplier order by supplier`
    : sql<NameCount>`select analysis ->> 'laboratory' as name, count(*)::integer as count
        from ledger_subject, jsonb_array_elements(state -> 'analyses') as analysis
        where type in ('lot', 'heat', 'object') and analysis ->> 'laboratory' is not null
        group by 1 order by 1`
  ).execute(db);
  return rows;
}

/** The rows that a query finds, wherever they stand in its order. */
function matching(
  db: LedgerTransaction,
  { type, order, status, free, subjects, booked, columns, after }: Query,
) {
  let rows = db.selectFrom('ledger_subject').where('type', '=', type).where(order, '>', after);
  if (status !== undefined) rows = rows.where('status', '=', status);
  if (free !== undefined) rows = rows.where('free_g', free ? '>' : '=', 0);
  if (subjects !== undefined) rows = rows.where(sql<boolean>`id = any(${subjects}::text[])`);
  // the names are looked up one by one, whatever the planner believes of the tables
  if (booked !== undefined)
    rows = rows.where(sql<boolean>`id = any(array(select distinct subject from ledger_record
      where seq >= ${booked.from} and seq < ${booked.to}))`);
  for (const [column, value] of columns)
    rows = value === null ? rows.where(column, 'is', null) : rows.where(column, '=', value);
  return rows;
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

/** Where the records of a key stand, and the hash of what was asked; null for a key that is not there (S3, S18). */
export async function recordedUnder(
  db: LedgerTransaction,
  key: string,
): Promise<{ readonly firstSeq: number; readonly records: number; readonly asked: string } | null> {
  if (!isPlain(key)) return null;
  const row = await db.selectFrom('ledger_command').selectAll().where('key', '=', key).executeTakeFirst();
  return row ? { firstSeq: row.first_seq, records: row.records, asked: row.command_hash } : null;
}

import { sql } from 'kysely';
import type { Query } from './filter.ts';
import { PRINT } from './queries.ts';
import type { LedgerTransaction } from './tables.ts';

/** How far the database was written, as one of its snapshots shows it. */
export interface Mark {
  /** Records of the log. */
  readonly size: number;
  /** Transactions that have written and ended, whatever they wrote. */
  readonly ended: bigint;
}

/** What was written since a mark. */
export interface Since {
  readonly mark: Mark;
  /** Prints of the subjects that have no record since then, added up; null where bookings alone were written. */
  readonly others: bigint | null;
}

/** Every transaction that writes has a number of its own. PostgreSQL, "pg_snapshot Components": those in progress have not ended. */
const ENDED = sql`pg_snapshot_xmax(pg_current_snapshot())::text::bigint
  - (select count(*) from pg_snapshot_xip(pg_current_snapshot()))`;

export async function markOf(db: LedgerTransaction): Promise<Mark> {
  const { rows } = await sql<{ size: number; ended: string }>`
    select size, (${ENDED})::text as ended from ledger_head where id = 1`.execute(db);
  const { size, ended } = rows[0]!;
  return { size, ended: BigInt(ended) };
}

/**
 * What was written since a mark, all of one snapshot. As many transactions have ended as there are bookings among the new records: nobody
 * else has written, because each that ended counts one at least, with its savepoints more.
 */
export async function writtenSince(db: LedgerTransaction, type: Query['type'], mark: Mark): Promise<Since> {
  const { rows } = await sql<{ size: number; ended: string; others: string | null }>`
    with now as (select size, ${ENDED} as ended from ledger_head where id = 1)
    select size, ended::text as ended, case
      when ended - ${mark.ended.toString()}::bigint
        = (select count(distinct xmin::text) from ledger_record where seq >= ${mark.size}) then null
      else (select coalesce(sum(${PRINT}), 0)::text from ledger_subject
        where type = ${type} and id not in (select subject from ledger_record where seq >= ${mark.size})) end as others
    from now`.execute(db);
  const { size, ended, others } = rows[0]!;
  return { mark: { size, ended: BigInt(ended) }, others: others === null ? null : BigInt(others) };
}

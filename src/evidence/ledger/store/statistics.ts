import { sql } from 'kysely';
import type { LedgerTransaction } from './tables.ts';

/** What questions join and select by. A sample of whole states would take longer than all the rest. */
const COLUMNS = {
  ledger_subject: [
    'id',
    'type',
    'status',
    'node',
    'last_seq',
    'heat',
    'grade',
    'owner',
    'supplier',
    'furnace',
  ],
  ledger_edge: ['dst', 'src'],
} as const;

/** A table is looked at again when it has grown to so many times what it was, counted from so many pages of 8 kB. */
const GROWN = 2;
const LEAST_PAGES = 32;

/**
 * Tells the planner of the embedded database how the derived tables are filled, where they have grown since it was told last: a
 * server does that by itself. Without, it takes thousands of heats for two, and looks through them once for each other.
 * Returns the tables that were looked at.
 */
export async function keepStatistics(db: LedgerTransaction): Promise<readonly string[]> {
  const { rows } = await sql<{ name: keyof typeof COLUMNS }>`
    select relname as name from pg_class where oid = any(${Object.keys(COLUMNS)}::regclass[])
      and pg_relation_size(oid) > ${GROWN}::bigint * current_setting('block_size')::bigint
        * greatest(case when reltuples < 0 then 0 else relpages end, ${LEAST_PAGES})`.execute(db);
  for (const { name } of rows)
    await sql`analyze ${sql.table(name)} (${sql.join(COLUMNS[name].map((column) => sql.ref(column)))})`.execute(
      db,
    );
  return rows.map(({ name }) => name);
}

/** Part by which the log grows between two looks at the tables [1]. */
const BETWEEN_LOOKS = 0.25;
const FIRST_LOOK = 1_000;

/** Looks after the statistics while bookings go on, told the records of the log after each. They save time: no booking fails on them. */
export function statisticsKeeper(db: LedgerTransaction): (size: number) => Promise<void> {
  let next = FIRST_LOOK;
  return async (size) => {
    if (size < next) return;
    next = Math.ceil(size * (1 + BETWEEN_LOOKS));
    await keepStatistics(db).catch(() => undefined);
  };
}

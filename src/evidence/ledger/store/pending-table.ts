import { sql } from 'kysely';
import { ConflictError } from '../../../foundation/errors.ts';
import type { Pending, PendingPlace } from '../files/pending-file.ts';
import type { Entry } from '../rules/entry.ts';
import { readHead } from '../trust/head.ts';
import { copyRows } from './copy-rows.ts';
import type { LedgerDatabase, LedgerTransaction } from './tables.ts';
import { holding, type Turn } from './transact.ts';

/** Who writes in pieces holds this advisory lock of the database. Any number that is nobody else's. */
const LOCK = 7_355_608_114;

const COLUMNS = {
  key: 'text',
  place: 'integer',
  pieces: 'integer',
  command_hash: 'text',
  subjects: 'text',
  entries: 'text',
} as const;

/**
 * The table for it on a PostgreSQL server. Which process writes is known by a lock that the server gives up when the process ends: whoever
 * gets it then writes what is missing.
 */
export function pendingOn(db: LedgerDatabase, turn: Turn): PendingPlace {
  return {
    alone: (work, { waits }) =>
      holding(
        db,
        waits
          ? sql<{ taken: boolean }>`select pg_advisory_xact_lock(${sql.lit(LOCK)}) is not null as taken`
          : sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${sql.lit(LOCK)}) as taken`,
        async (row) => (row?.taken ? work() : null),
      ),
    keep: (pending, { subjects, size }) =>
      turn(async (trx) => {
        // held, so that nobody books what was looked at until it is kept
        const { pending: isPending } = await readHead(trx, true);
        const { key } = pending;
        // an earlier try was kept and its answer lost on the way
        if (isPending && (await isKept(trx, key))) return true;
        if (isPending && (await pendingAmong(trx, subjects))) return false;
        const changed = await trx
          .selectFrom('ledger_subject')
          .select('id')
          .where('id', '=', sql<string>`any(${[...subjects]})`)
          .where('last_seq', '>=', size)
          .limit(1)
          .executeTakeFirst();
        if (changed) return false;
        await copyRows(trx, { table: 'ledger_pending', columns: COLUMNS, rows: rowsOf(pending) });
        await trx.updateTable('ledger_head').set({ pending: true }).where('id', '=', 1).execute();
        return true;
      }),
    read: () =>
      turn(async (trx) => {
        if (!(await readHead(trx, false)).pending) return null;
        const first = await trx
          .selectFrom('ledger_pending')
          .select('key')
          .orderBy('key')
          .limit(1)
          .executeTakeFirst();
        if (!first) return null;
        const rows = await trx
          .selectFrom('ledger_pending')
          .selectAll()
          .where('key', '=', first.key)
          .orderBy('place')
          .execute();
        return {
          ...{ key: first.key, commandHash: rows[0]!.command_hash },
          pieces: rows.map(({ entries }) => JSON.parse(entries) as readonly Entry[]),
        };
      }),
    clear: ({ key }) =>
      turn(async (trx) => {
        await readHead(trx, true);
        await trx.deleteFrom('ledger_pending').where('key', '=', key).execute();
        const left = await trx.selectFrom('ledger_pending').select('key').limit(1).executeTakeFirst();
        await trx
          .updateTable('ledger_head')
          .set({ pending: left !== undefined })
          .where('id', '=', 1)
          .execute();
      }),
  };
}

/** Throws ConflictError for a command about what is being written in pieces, by whatever process. */
export async function refusePending(db: LedgerTransaction, subjects: ReadonlySet<string>): Promise<void> {
  const named = await pendingAmong(db, subjects);
  if (named !== undefined) throw beingBooked(named);
}

/** ConflictError for a subject that is being booked just now. */
export const beingBooked = (subject: string): ConflictError =>
  new ConflictError(`${subject.replace(':', ' ')} is being booked just now`, {
    path: 'lot',
    value: subject,
    cure: 'wait some seconds until the import has ended, then try again',
  });

const isKept = async (db: LedgerTransaction, key: string): Promise<boolean> =>
  (await db.selectFrom('ledger_pending').select('key').where('key', '=', key).limit(1).executeTakeFirst()) !==
  undefined;

/** The first of some subjects that is being written in pieces; undefined where none is. */
async function pendingAmong(
  db: LedgerTransaction,
  subjects: ReadonlySet<string>,
): Promise<string | undefined> {
  const { rows } = await sql<{ subject: string }>`
    select subject from ledger_pending, unnest(subjects) as subject
    where subjects && ${[...subjects]} and subject = any(${[...subjects]}) limit 1`.execute(db);
  return rows[0]?.subject;
}

const rowsOf = ({ key, commandHash, pieces }: Pending) =>
  pieces.map((entries, place) => ({
    ...{ key, place, pieces: pieces.length, command_hash: commandHash },
    subjects: arrayText([...new Set(entries.map(({ subject }) => subject))]),
    entries: JSON.stringify(entries),
  }));

/** A list of texts as PostgreSQL reads it. */
const arrayText = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

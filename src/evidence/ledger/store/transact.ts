import { type RawBuilder, sql } from 'kysely';
import type { RemeltError } from '../../../foundation/errors.ts';
import type { LedgerDatabase, LedgerTransaction } from './tables.ts';

/** Who works alone holds this advisory lock of the database; who only books shares it. Any number that is nobody else's. */
const LOCK = 7_355_608_113;

/** Runs a piece of work in a transaction of its own, with others before and after it; again where its connection was lost. */
export type Turn = <T>(work: (trx: LedgerTransaction) => Promise<T>) => Promise<T>;

/** In one message to the server, because every booking begins with it. */
const BEGIN_SHARED = sql`begin; select pg_advisory_xact_lock_shared(${sql.lit(LOCK)})`;

/**
 * Runs work while this process alone may book. The server gives the lock up when the connection is lost. `failed` makes the error for the
 * caller of what the server or the way to it does; what the work throws goes on as it is.
 */
export async function whileLocked<T>(
  db: LedgerDatabase,
  work: () => Promise<T>,
  failed: (error: unknown) => RemeltError,
): Promise<T> {
  const working = await holding(db, sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`, async () => {
    const done = work();
    await done.catch(() => undefined);
    return { done };
  }).catch((error: unknown) => {
    throw failed(error);
  });
  return working.done;
}

/**
 * Runs work while a connection holds the locks that a statement takes. They are those of a transaction, in which nothing else is done:
 * behind a pool that hands a connection on after each transaction, a lock of the session would stay with somebody else.
 */
export function holding<Row, T>(
  db: LedgerDatabase,
  lock: RawBuilder<Row>,
  work: (row: Row | undefined) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`begin`.execute(connection);
    try {
      const { rows } = await lock.execute(connection);
      return await work(rows[0]);
    } finally {
      await sql`commit`.execute(connection).catch(() => undefined);
    }
  });
}

/**
 * Work between `begin` and `commit` on one connection; rolled back when it throws. Plain statements, because the
 * driver's own transactions on PGlite wait for ever when the instance has died.
 */
export function transact<T>(
  db: LedgerDatabase,
  work: (trx: LedgerTransaction) => Promise<T>,
  { shared = false } = {},
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await (shared ? BEGIN_SHARED : sql`begin`).execute(connection);
    let result: T;
    try {
      result = await work(connection);
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
    await sql`commit`.execute(connection);
    return result;
  });
}
